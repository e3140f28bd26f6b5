<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
 <context>
  <name>window</name>
  <message>
   <source>The steps before work here all the same, and a project can be taken to another Mac.</source>
   <translation>Die Schritte davor gehen auch hier, und ein Projekt lässt sich auf einen anderen Mac mitnehmen.</translation>
  </message>
  <message>
   <source>It does not fit the memory</source>
   <translation>Es passt nicht in den Arbeitsspeicher</translation>
  </message>
  <message>
   <source>{title} takes more memory than this computer can give. {other} takes less, and fits.</source>
   <translation>{title} braucht mehr Arbeitsspeicher, als dieser Computer geben kann. {other} braucht weniger und passt.</translation>
  </message>
  <message>
   <source>It does not learn the voice</source>
   <translation>Es lernt die Stimme nicht</translation>
  </message>
  <message>
   <source>Neither the pages it practises nor unseen chapters become easier.</source>
   <translation>Weder die geübten Seiten noch ungesehene Kapitel werden leichter.</translation>
  </message>
  <message>
   <source>The published recipe takes small strides. Quick takes strides ten times as long.</source>
   <translation>Das veröffentlichte Rezept macht kleine Schritte. „Schnell“ macht zehnmal so große.</translation>
  </message>
  <message>
   <source>Look whether its accounts say what happens, plainly and in words of their own.</source>
   <translation>Sehen Sie nach, ob die Inhaltsangaben sagen, was geschieht, schlicht und in eigenen Worten.</translation>
  </message>
  <message>
   <source>This voice will hardly be heard</source>
   <translation>Diese Stimme wird man kaum hören</translation>
  </message>
  <message>
   <source>Unseen chapters are no easier for it than for the bare model.</source>
   <translation>Ungesehene Kapitel fallen ihr nicht leichter als dem bloßen Modell.</translation>
  </message>
  <message>
   <source>Training and writing need a Mac with Apple Silicon. This one has another processor.</source>
   <translation>Trainieren und Schreiben brauchen einen Mac mit Apple-Chip. Dieser hat einen anderen Prozessor.</translation>
  </message>
  <message>
   <source>Training and writing need macOS 14 or later.</source>
   <translation>Trainieren und Schreiben brauchen macOS 14 oder neuer.</translation>
  </message>
  <message>
   <source>What Pastiche computes with cannot be loaded. Installing it anew brings it back.</source>
   <translation>Womit Pastiche rechnet, lässt sich nicht laden. Eine neue Installation bringt es zurück.</translation>
  </message>
  <message>
   <source>MLX is not available</source>
   <translation>MLX ist nicht verfügbar</translation>
  </message>
  <message>
   <source>What Training Needs</source>
   <translation>Was das Training braucht</translation>
  </message>
  <message>
   <source>This way to train takes more memory than this computer can give. Quick takes less.</source>
   <translation>So zu trainieren braucht mehr Arbeitsspeicher, als dieser Computer geben kann. „Schnell“ braucht weniger.</translation>
  </message>
  <message>
   <source>The pages it practises become easier, and unseen chapters do not: it learns them by heart.</source>
   <translation>Die geübten Seiten werden leichter, ungesehene Kapitel nicht: Es lernt auswendig.</translation>
  </message>
  <message>
   <source>Accounts that repeat the author's sentences are a common cause.</source>
   <translation>Oft liegt es an Inhaltsangaben, die Sätze des Autors wiederholen.</translation>
  </message>
  <message>
   <source>Choose Quick</source>
   <translation>„Schnell“ wählen</translation>
  </message>
  <message>
   <source>Look at the Accounts</source>
   <translation>Inhaltsangaben ansehen</translation>
  </message>
  <message>
   <source>It learned from {passages}, {n} times through.</source>
   <translation>Gelernt wurde aus {passages}, in {n} Durchgängen.</translation>
  </message>
  <message>
   <source>For a single short book, three times is not too often.</source>
   <translation>Bei einem einzelnen kurzen Buch ist dreimal nicht zu oft.</translation>
  </message>
  <message>
   <source>It was trained briefly on little text</source>
   <translation>Kurz trainiert, mit wenig Text</translation>
  </message>
  <message>
   <source>That gives a turn of phrase here and there. More books by the same author would help.</source>
   <translation>Das reicht hier und da für eine Wendung. Mehr Bücher desselben Autors würden helfen.</translation>
  </message>
  <message>
   <source>It learned from very little text</source>
   <translation>Gelernt aus sehr wenig Text</translation>
  </message>
  <message>
   <source>Choose {title}</source>
   <translation>{title} wählen</translation>
  </message>
  <message>
   <source>Train Longer</source>
   <translation>Länger trainieren</translation>
  </message>
  <message>
   <source>Add Books</source>
   <translation>Bücher hinzufügen</translation>
  </message>
  <message>
   <source>It learned from {passages}.</source>
   <translation>Gelernt wurde aus {passages}.</translation>
  </message>
  <message>
   <source>Not Now</source>
   <translation>Jetzt nicht</translation>
  </message>
  <message>
   <source>Follow this advice</source>
   <translation>Diesem Rat folgen</translation>
  </message>
  <message>
   <source>Saving...</source>
   <translation>Wird gesichert...</translation>
  </message>
  <message>
   <source>Goes on when the voice has written</source>
   <translation>Geht weiter, wenn die Stimme geschrieben hat</translation>
  </message>
  <message>
   <source>{n} waits</source>
   <translation>{n} wartet</translation>
  </message>
  <message>
   <source>{n} wait</source>
   <translation>{n} warten</translation>
  </message>
  <message>
   <source>{name} was made by a newer Pastiche, so here it can only be looked at.</source>
   <translation>{name} stammt von einem neueren Pastiche und lässt sich hier nur ansehen.</translation>
  </message>
  <message>
   <source>Update Pastiche to go on with it.</source>
   <translation>Aktualisieren Sie Pastiche, um damit fortzufahren.</translation>
  </message>
  <message>
   <source>{name} is open in another window of Pastiche, so here it can only be looked at.</source>
   <translation>{name} ist in einem anderen Fenster von Pastiche offen und lässt sich hier nur ansehen.</translation>
  </message>
  <message>
   <source>Close it there, then open it here again.</source>
   <translation>Schließen Sie es dort, und öffnen Sie es dann hier erneut.</translation>
  </message>
  <message>
   <source>{name} lies where Pastiche may not write, so it can only be looked at.</source>
   <translation>{name} liegt, wo Pastiche nicht schreiben darf, und lässt sich nur ansehen.</translation>
  </message>
  <message>
   <source>Duplicate it into a folder of your own, and go on with the copy.</source>
   <translation>Duplizieren Sie es in einen eigenen Ordner und arbeiten Sie mit der Kopie weiter.</translation>
  </message>
  <message>
   <source>{name} lies on a disk that cannot keep two windows apart, so it is only shown.</source>
   <translation>{name} liegt auf einem Speicher, der zwei Fenster nicht auseinanderhält, und wird nur gezeigt.</translation>
  </message>
  <message>
   <source>Duplicate it onto this computer's own disk, and go on with the copy.</source>
   <translation>Duplizieren Sie es auf die Festplatte dieses Computers und arbeiten Sie mit der Kopie weiter.</translation>
  </message>
  <message>
   <source>Undo</source>
   <translation>Widerrufen</translation>
  </message>
  <message>
   <source>Redo</source>
   <translation>Wiederholen</translation>
  </message>
  <message>
   <source>Cut</source>
   <translation>Ausschneiden</translation>
  </message>
  <message>
   <source>Copy</source>
   <translation>Kopieren</translation>
  </message>
  <message>
   <source>Paste</source>
   <translation>Einsetzen</translation>
  </message>
  <message>
   <source>Select All</source>
   <translation>Alles auswählen</translation>
  </message>
  <message>
   <source>{n} passage went round in circles in every try, and stayed as it was.</source>
   <translation>{n} Passage drehte sich bei jedem Versuch im Kreis und blieb, wie sie war.</translation>
  </message>
  <message>
   <source>{n} passages went round in circles in every try, and stayed as they were.</source>
   <translation>{n} Passagen drehten sich bei jedem Versuch im Kreis und blieben, wie sie waren.</translation>
  </message>
  <message>
   <source>With less freedom, and shunning the words it has just used, it is likelier to come to an end.</source>
   <translation>Mit weniger Freiheit, und wenn sie eben benutzte Wörter meidet, kommt die Stimme eher zu einem Ende.</translation>
  </message>
  <message>
   <source>A voice keeps to lengths as well as its books taught it. If it aims at {share}, it comes nearer.</source>
   <translation>Eine Stimme hält Längen so gut ein, wie ihre Bücher es sie lehrten. Mit dem Ziel {share} trifft sie genauer.</translation>
  </message>
  <message>
   <source>Does it not sound like the author?</source>
   <translation>Klingt es nicht nach dem Autor?</translation>
  </message>
  <message>
   <source>It repeats itself</source>
   <translation>Sie wiederholt sich</translation>
  </message>
  <message>
   <source>Ask Again, with Less Freedom</source>
   <translation>Mit weniger Freiheit erneut fragen</translation>
  </message>
  <message>
   <source>The passages are too long</source>
   <translation>Die Passagen sind zu lang</translation>
  </message>
  <message>
   <source>The passages are too short</source>
   <translation>Die Passagen sind zu kurz</translation>
  </message>
  <message>
   <source>This voice stands on the practice model, which shows the way and has no voice to give.</source>
   <translation>Diese Stimme steht auf dem Übungsmodell; es zeigt den Weg und hat keine Stimme zu geben.</translation>
  </message>
  <message>
   <source>Train on a Real Model</source>
   <translation>Auf einem echten Modell trainieren</translation>
  </message>
  <message>
   <source>The strength stands at {n}. At 1 the voice speaks as it was trained.</source>
   <translation>Die Stärke steht auf {n}. Bei 1 spricht die Stimme, wie sie trainiert wurde.</translation>
  </message>
  <message>
   <source>Aim at {share} and Ask Again</source>
   <translation>Mit Ziel {share} erneut fragen</translation>
  </message>
  <message>
   <source>You kept your own words in {n} of {all} passages.</source>
   <translation>In {n} von {all} Passagen behielten Sie Ihre eigenen Worte.</translation>
  </message>
  <message>
   <source>Set Strength to 1</source>
   <translation>Stärke auf 1 setzen</translation>
  </message>
  <message>
   <source>{n} of {all} passages came out much longer than was asked for.</source>
   <translation>{n} von {all} Passagen wurden viel länger als verlangt.</translation>
  </message>
  <message>
   <source>{n} of {all} passages came out much shorter than was asked for.</source>
   <translation>{n} von {all} Passagen wurden viel kürzer als verlangt.</translation>
  </message>
  <message>
   <source>Write Again</source>
   <translation>Neu schreiben</translation>
  </message>
  <message>
   <source>There is no voice to write in yet.</source>
   <translation>Noch gibt es keine Stimme, in der sich schreiben ließe.</translation>
  </message>
  <message>
   <source>Train one in the five steps, or choose the folder of one that is trained.</source>
   <translation>Trainieren Sie eine in den fünf Schritten, oder wählen Sie den Ordner einer trainierten.</translation>
  </message>
  <message>
   <source>Before your text is sent</source>
   <translation>Bevor Ihr Text gesendet wird</translation>
  </message>
  <message>
   <source>Send My Text</source>
   <translation>Meinen Text senden</translation>
  </message>
  <message>
   <source>Use My Words Instead</source>
   <translation>Meine Worte verwenden</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>Abbrechen</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>Schließen</translation>
  </message>
  <message>
   <source>Close this message</source>
   <translation>Diese Meldung schließen</translation>
  </message>
  <message>
   <source>Your own text would go to {service}: {words}.</source>
   <translation>Ihr eigener Text ginge an {service}: {words}.</translation>
  </message>
  <message>
   <source>This voice learned from plain accounts that {service} wrote, so it asks the same service for one of each of your passages. Without it the voice works from your words themselves, nothing leaves this computer, and it may stay closer to your wording.</source>
   <translation>Diese Stimme lernte aus Inhaltsangaben, die {service} schrieb, darum erbittet sie dort eine zu jeder Ihrer Passagen. Ohne sie geht die Stimme von Ihren Worten selbst aus, nichts verlässt diesen Computer, und sie bleibt vielleicht näher an Ihrer Fassung.</translation>
  </message>
  <message>
   <source>{n} passage is written and not decided yet.</source>
   <translation>{n} Passage ist geschrieben und noch nicht entschieden.</translation>
  </message>
  <message>
   <source>{n} passages are written and not decided yet.</source>
   <translation>{n} Passagen sind geschrieben und noch nicht entschieden.</translation>
  </message>
  <message>
   <source>A kept draft is offered here next time.</source>
   <translation>Ein behaltener Entwurf wird hier nächstes Mal angeboten.</translation>
  </message>
  <message>
   <source>Keep Draft</source>
   <translation>Entwurf behalten</translation>
  </message>
  <message>
   <source>Discard</source>
   <translation>Verwerfen</translation>
  </message>
  <message>
   <source>What you decided last is not in any file yet.</source>
   <translation>Was Sie zuletzt entschieden, steht noch in keiner Datei.</translation>
  </message>
  <message>
   <source>Keep your work on {name}?</source>
   <translation>Ihre Arbeit an {name} behalten?</translation>
  </message>
  <message>
   <source>Go On Without Saving</source>
   <translation>Weiter, ohne zu sichern</translation>
  </message>
  <message>
   <source>Try Again</source>
   <translation>Erneut versuchen</translation>
  </message>
  <message>
   <source>Open Text...</source>
   <translation>Text öffnen...</translation>
  </message>
  <message>
   <source>Paste as New Text</source>
   <translation>Als neuen Text einsetzen</translation>
  </message>
  <message>
   <source>Close This Text</source>
   <translation>Diesen Text schließen</translation>
  </message>
  <message>
   <source>Restyle Passage</source>
   <translation>Passage umschreiben</translation>
  </message>
  <message>
   <source>Restyle the Rest</source>
   <translation>Rest umschreiben</translation>
  </message>
  <message>
   <source>Stop Writing</source>
   <translation>Schreiben anhalten</translation>
  </message>
  <message>
   <source>Accept All</source>
   <translation>Alle annehmen</translation>
  </message>
  <message>
   <source>How It Writes...</source>
   <translation>Wie sie schreibt...</translation>
  </message>
  <message>
   <source>Find...</source>
   <translation>Suchen...</translation>
  </message>
  <message>
   <source>Find Next</source>
   <translation>Weitersuchen</translation>
  </message>
  <message>
   <source>Find Previous</source>
   <translation>Rückwärts suchen</translation>
  </message>
  <message>
   <source>Check Spelling While Typing</source>
   <translation>Rechtschreibung beim Tippen prüfen</translation>
  </message>
  <message>
   <source>Copy the Text</source>
   <translation>Text kopieren</translation>
  </message>
  <message>
   <source>Copy Before and After</source>
   <translation>Vorher und Nachher kopieren</translation>
  </message>
  <message>
   <source>Export...</source>
   <translation>Exportieren...</translation>
  </message>
  <message>
   <source>Accept</source>
   <translation>Annehmen</translation>
  </message>
  <message>
   <source>Reject</source>
   <translation>Verwerfen</translation>
  </message>
  <message>
   <source>Stop Writing This Passage</source>
   <translation>Bei dieser Passage anhalten</translation>
  </message>
  <message>
   <source>Edit in Place</source>
   <translation>Hier bearbeiten</translation>
  </message>
  <message>
   <source>Previous Version</source>
   <translation>Vorige Fassung</translation>
  </message>
  <message>
   <source>Next Version</source>
   <translation>Nächste Fassung</translation>
  </message>
  <message>
   <source>Next with a Note</source>
   <translation>Nächste mit Anmerkung</translation>
  </message>
  <message>
   <source>How the Author Wrote of This</source>
   <translation>Wie der Autor davon schrieb</translation>
  </message>
  <message>
   <source>Show Changes</source>
   <translation>Änderungen zeigen</translation>
  </message>
  <message>
   <source>Compare Without the Voice</source>
   <translation>Ohne die Stimme vergleichen</translation>
  </message>
  <message>
   <source>The base model wrote nothing to compare with. {why}</source>
   <translation>Das Basismodell schrieb nichts zum Vergleichen. {why}</translation>
  </message>
  <message>
   <source>Copied: your text, with what you accepted.</source>
   <translation>Kopiert: Ihr Text mit dem, was Sie angenommen haben.</translation>
  </message>
  <message>
   <source>Copied: each passage before and after.</source>
   <translation>Kopiert: jede Passage vorher und nachher.</translation>
  </message>
  <message>
   <source>Passages, your words and the voice's</source>
   <translation>Passagen, Ihre Worte und die der Stimme</translation>
  </message>
  <message>
   <source>Texts</source>
   <translation>Texte</translation>
  </message>
  <message>
   <source>Open a Text</source>
   <translation>Text öffnen</translation>
  </message>
  <message>
   <source>{name} — Edited</source>
   <translation>{name} — Bearbeitet</translation>
  </message>
  <message>
   <source>Export the Text</source>
   <translation>Text exportieren</translation>
  </message>
  <message>
   <source>Saved as {name}. {standing}</source>
   <translation>Gesichert als {name}. {standing}</translation>
  </message>
  <message>
   <source>{n} passage is not yet decided and stands there in your own words.</source>
   <translation>{n} Passage ist noch nicht entschieden und steht dort in Ihren eigenen Worten.</translation>
  </message>
  <message>
   <source>{n} passages are not yet decided and stand there in your own words.</source>
   <translation>{n} Passagen sind noch nicht entschieden und stehen dort in Ihren eigenen Worten.</translation>
  </message>
  <message>
   <source>Markdown</source>
   <translation>Markdown</translation>
  </message>
  <message>
   <source>Plain text</source>
   <translation>Reiner Text</translation>
  </message>
  <message>
   <source>Word document</source>
   <translation>Word-Dokument</translation>
  </message>
  <message>
   <source>Choose Another Name...</source>
   <translation>Anderen Namen wählen...</translation>
  </message>
  <message>
   <source>Replace It</source>
   <translation>Ersetzen</translation>
  </message>
  <message>
   <source>Saved as {name}.</source>
   <translation>Gesichert als {name}.</translation>
  </message>
  <message>
   <source>Find in both columns</source>
   <translation>In beiden Spalten suchen</translation>
  </message>
  <message>
   <source>Find in your words and the voice's</source>
   <translation>In Ihren Worten und denen der Stimme suchen</translation>
  </message>
  <message>
   <source>Previous find</source>
   <translation>Vorige Fundstelle</translation>
  </message>
  <message>
   <source>Next find</source>
   <translation>Nächste Fundstelle</translation>
  </message>
  <message>
   <source>Done</source>
   <translation>Fertig</translation>
  </message>
  <message>
   <source>Leave the search (Esc)</source>
   <translation>Suche verlassen (Esc)</translation>
  </message>
  <message>
   <source>Leave the search</source>
   <translation>Suche verlassen</translation>
  </message>
  <message>
   <source>Not found</source>
   <translation>Nicht gefunden</translation>
  </message>
  <message>
   <source>{n} of {all}</source>
   <translation>{n} von {all}</translation>
  </message>
  <message>
   <source>↓ ↑ next, previous    N next with a note    C changes    E edit here</source>
   <translation>↓ ↑ nächste, vorige    N nächste mit Anmerkung    C Änderungen    E hier bearbeiten</translation>
  </message>
  <message>
   <source>No prose to restyle here</source>
   <translation>Keine Prosa zum Umschreiben</translation>
  </message>
  <message>
   <source>{n} of {all} passage accepted</source>
   <translation>{n} von {all} Passage angenommen</translation>
  </message>
  <message>
   <source>{n} of {all} passages accepted</source>
   <translation>{n} von {all} Passagen angenommen</translation>
  </message>
  <message>
   <source>Notes</source>
   <translation>Anmerkungen</translation>
  </message>
  <message>
   <source>Close Text</source>
   <translation>Text schließen</translation>
  </message>
  <message>
   <source>Loading the voice…</source>
   <translation>Stimme wird geladen…</translation>
  </message>
  <message>
   <source>{n} passage not yet decided</source>
   <translation>{n} Passage noch nicht entschieden</translation>
  </message>
  <message>
   <source>{n} passages not yet decided</source>
   <translation>{n} Passagen noch nicht entschieden</translation>
  </message>
  <message>
   <source>The base model, without the voice, {words}</source>
   <translation>Das Basismodell ohne die Stimme, {words}</translation>
  </message>
  <message>
   <source>Your text, {words}</source>
   <translation>Ihr Text, {words}</translation>
  </message>
  <message>
   <source>Writing, {n} passage to go</source>
   <translation>Schreibt, noch {n} Passage</translation>
  </message>
  <message>
   <source>Writing, {n} passages to go</source>
   <translation>Schreibt, noch {n} Passagen</translation>
  </message>
  <message>
   <source>In the voice, {words}</source>
   <translation>In der Stimme, {words}</translation>
  </message>
  <message>
   <source>{work} is going on and needs the memory.</source>
   <translation>„{work}“ läuft und braucht den Arbeitsspeicher.</translation>
  </message>
  <message>
   <source>Write when it is done, or stop it: it goes on from there later.</source>
   <translation>Schreiben Sie danach, oder halten Sie es an: Später geht es von dort weiter.</translation>
  </message>
  <message>
   <source>Another text is being written just now, and there is memory for one of the two.</source>
   <translation>Ein anderer Text wird gerade geschrieben, und der Arbeitsspeicher reicht nur für einen von beiden.</translation>
  </message>
  <message>
   <source>Wait until it is done there, or stop it, then try again.</source>
   <translation>Warten Sie, bis er fertig ist, oder halten Sie ihn an, und versuchen Sie es dann erneut.</translation>
  </message>
  <message>
   <source>Writing stopped: training needs the memory. Go on when it is done.</source>
   <translation>Das Schreiben wurde angehalten: Das Training braucht den Arbeitsspeicher. Machen Sie danach weiter.</translation>
  </message>
  <message>
   <source>This text is being worked on in another window, too. What you do here is kept as a draft of its own.</source>
   <translation>An diesem Text wird auch in einem anderen Fenster gearbeitet. Was Sie hier tun, wird als eigener Entwurf behalten.</translation>
  </message>
  <message>
   <source>{what}: {name}</source>
   <translation>{what}: {name}</translation>
  </message>
  <message>
   <source>{passages}, not written yet</source>
   <translation>{passages}, noch nicht geschrieben</translation>
  </message>
  <message>
   <source>Go On</source>
   <translation>Weiter</translation>
  </message>
  <message>
   <source>{name}, “{beginning}”</source>
   <translation>{name}, „{beginning}“</translation>
  </message>
  <message>
   <source>{passages}, none written yet</source>
   <translation>{passages}, noch keine geschrieben</translation>
  </message>
  <message>
   <source>{n} accepted</source>
   <translation>{n} angenommen</translation>
  </message>
  <message>
   <source>{n} left in your own words</source>
   <translation>{n} in Ihren Worten belassen</translation>
  </message>
  <message>
   <source>{n} not yet decided</source>
   <translation>{n} noch nicht entschieden</translation>
  </message>
  <message>
   <source>{n} not written yet</source>
   <translation>{n} noch nicht geschrieben</translation>
  </message>
  <message>
   <source>Discarded: {name}</source>
   <translation>Verworfen: {name}</translation>
  </message>
  <message>
   <source>Stop</source>
   <translation>Anhalten</translation>
  </message>
  <message>
   <source>{n} more wording on its way</source>
   <translation>Noch {n} Fassung unterwegs</translation>
  </message>
  <message>
   <source>{n} more wordings on their way</source>
   <translation>Noch {n} Fassungen unterwegs</translation>
  </message>
  <message>
   <source>names and numbers kept</source>
   <translation>Namen und Zahlen erhalten</translation>
  </message>
  <message>
   <source>meaning close</source>
   <translation>nah am Sinn</translation>
  </message>
  <message>
   <source>nothing copied</source>
   <translation>nichts abgeschrieben</translation>
  </message>
  <message>
   <source>{words}, yours {own}</source>
   <translation>{words}, Ihre {own}</translation>
  </message>
  <message>
   <source>The accepted wording stands until you accept another.</source>
   <translation>Die angenommene Fassung gilt, bis Sie eine andere annehmen.</translation>
  </message>
  <message>
   <source>Accepted, in your wording</source>
   <translation>Angenommen, in Ihrer Fassung</translation>
  </message>
  <message>
   <source>Accepted</source>
   <translation>Angenommen</translation>
  </message>
  <message>
   <source>Ask Again</source>
   <translation>Erneut fragen</translation>
  </message>
  <message>
   <source>{words} for {asked}</source>
   <translation>{words}, verlangt {asked}</translation>
  </message>
  <message>
   <source>Showing changes (C)</source>
   <translation>Änderungen sichtbar (C)</translation>
  </message>
  <message>
   <source>Headings stay as they are.</source>
   <translation>Überschriften bleiben, wie sie sind.</translation>
  </message>
  <message>
   <source>Stays as it is.</source>
   <translation>Bleibt, wie es ist.</translation>
  </message>
  <message>
   <source>Waiting for its turn</source>
   <translation>Wartet, bis es an der Reihe ist</translation>
  </message>
  <message>
   <source>Writing…</source>
   <translation>Schreibt…</translation>
  </message>
  <message>
   <source>Your own words stay.</source>
   <translation>Ihre eigenen Worte bleiben.</translation>
  </message>
  <message>
   <source>Edited by you</source>
   <translation>Von Ihnen bearbeitet</translation>
  </message>
  <message>
   <source>Starting, which takes some seconds…</source>
   <translation>Startet, das dauert einige Sekunden…</translation>
  </message>
  <message>
   <source>{author}'s own text: to read beside yours, not to be copied into it.</source>
   <translation>Text von {author}: zum Lesen neben Ihrem, nicht zum Abschreiben.</translation>
  </message>
  <message>
   <source>Close this panel (Esc)</source>
   <translation>Diesen Bereich schließen (Esc)</translation>
  </message>
  <message>
   <source>Copy Details</source>
   <translation>Details kopieren</translation>
  </message>
  <message>
   <source>The author's own passages</source>
   <translation>Die eigenen Passagen des Autors</translation>
  </message>
  <message>
   <source>Close this panel</source>
   <translation>Diesen Bereich schließen</translation>
  </message>
  <message>
   <source>Passage {n} by {author}</source>
   <translation>Passage {n} von {author}</translation>
  </message>
  <message>
   <source>Copied</source>
   <translation>Kopiert</translation>
  </message>
  <message>
   <source>How {author} wrote of something like this</source>
   <translation>Wie {author} von Ähnlichem schrieb</translation>
  </message>
  <message>
   <source>Beside your passage “{opening}”</source>
   <translation>Zu Ihrer Passage „{opening}“</translation>
  </message>
  <message>
   <source>Starting the search, which takes some seconds…</source>
   <translation>Die Suche startet, das dauert einige Sekunden…</translation>
  </message>
  <message>
   <source>Looking for the author's index…</source>
   <translation>Der Index des Autors wird gesucht…</translation>
  </message>
  <message>
   <source>{author}'s index is being made in the background. Press H to see how far it is.</source>
   <translation>Der Index zu {author} entsteht im Hintergrund. Die Taste H zeigt, wie weit er ist.</translation>
  </message>
  <message>
   <source>One is made at a time: press H again when that one is done.</source>
   <translation>Es entsteht immer nur einer: Drücken Sie noch einmal H, wenn er fertig ist.</translation>
  </message>
  <message>
   <source>{author}'s index is made. Press H on a passage to look into it.</source>
   <translation>Der Index zu {author} ist fertig. Drücken Sie H auf einer Passage, um darin nachzusehen.</translation>
  </message>
  <message>
   <source>{author}'s index could not be made. {message} {remedy}</source>
   <translation>Der Index zu {author} ließ sich nicht erstellen. {message} {remedy}</translation>
  </message>
  <message>
   <source>A Text of the Author's</source>
   <translation>Ein Text des Autors</translation>
  </message>
  <message>
   <source> The embedding model (90 MB) is downloaded first.</source>
   <translation> Zuerst wird das Einbettungsmodell (90 MB) geladen.</translation>
  </message>
  <message>
   <source>the author</source>
   <translation>der Autor</translation>
  </message>
  <message>
   <source>There is no voice yet, so nobody whose books could be looked into.</source>
   <translation>Noch gibt es keine Stimme, also niemanden, in dessen Büchern sich nachsehen ließe.</translation>
  </message>
  <message>
   <source>Choose a voice above, or train one in the five steps.</source>
   <translation>Wählen Sie oben eine Stimme, oder trainieren Sie eine in den fünf Schritten.</translation>
  </message>
  <message>
   <source>How {author} wrote of this</source>
   <translation>Wie {author} davon schrieb</translation>
  </message>
  <message>
   <source>The index holds no passage.</source>
   <translation>Der Index enthält keine Passage.</translation>
  </message>
  <message>
   <source>{author}'s index is being made.</source>
   <translation>Der Index zu {author} wird erstellt.</translation>
  </message>
  <message>
   <source>Curate the books of this project first; the index is made of what is kept.</source>
   <translation>Führen Sie für die Bücher dieses Projekts zuerst „Auswählen“ aus; der Index entsteht aus dem, was behalten wird.</translation>
  </message>
  <message>
   <source>It compares what passages mean. It is fetched once, and works without a network.</source>
   <translation>Es vergleicht, was Passagen bedeuten. Es wird einmal geladen und arbeitet ohne Netz.</translation>
  </message>
  <message>
   <source>Making one reads every passage once, some minutes for a novel.</source>
   <translation>Dafür wird jede Passage einmal gelesen, bei einem Roman einige Minuten.</translation>
  </message>
  <message>
   <source>Make the Index</source>
   <translation>Index erstellen</translation>
  </message>
  <message>
   <source>Go to Curate</source>
   <translation>Zu „Auswählen“</translation>
  </message>
  <message>
   <source>This voice came without its books. A plain text of the author's will do.</source>
   <translation>Diese Stimme kam ohne ihre Bücher. Ein reiner Text des Autors genügt.</translation>
  </message>
  <message>
   <source>Choose a Text...</source>
   <translation>Text auswählen...</translation>
  </message>
  <message>
   <source>Download It (90 MB)</source>
   <translation>Laden (90 MB)</translation>
  </message>
  <message>
   <source>{author}'s curated text has no index yet.</source>
   <translation>Der ausgewählte Text von {author} hat noch keinen Index.</translation>
  </message>
  <message>
   <source>Nothing of {author} is indexed on this machine.</source>
   <translation>Von {author} ist auf diesem Computer nichts indiziert.</translation>
  </message>
  <message>
   <source>{name} was changed by another program since you began here. You go on with the text as it was then; Export asks before it replaces the file.</source>
   <translation>{name} wurde seit Ihrem Beginn von einem anderen Programm geändert. Sie machen mit dem damaligen Text weiter; Exportieren fragt, bevor es die Datei ersetzt.</translation>
  </message>
  <message>
   <source>Pasted text</source>
   <translation>Eingesetzter Text</translation>
  </message>
  <message>
   <source>The base model, without the voice</source>
   <translation>Das Basismodell ohne die Stimme</translation>
  </message>
  <message>
   <source>Wording {n} of {all}</source>
   <translation>Fassung {n} von {all}</translation>
  </message>
  <message>
   <source>Stays as it is</source>
   <translation>Bleibt, wie es ist</translation>
  </message>
  <message>
   <source>Not written yet</source>
   <translation>Noch nicht geschrieben</translation>
  </message>
  <message>
   <source>Waiting</source>
   <translation>Wartet</translation>
  </message>
  <message>
   <source>Writing</source>
   <translation>Schreibt</translation>
  </message>
  <message>
   <source>Your own words kept</source>
   <translation>Ihre eigenen Worte behalten</translation>
  </message>
  <message>
   <source>Not written</source>
   <translation>Nicht geschrieben</translation>
  </message>
  <message>
   <source>The accepted wording stands until you accept another</source>
   <translation>Die angenommene Fassung gilt, bis Sie eine andere annehmen</translation>
  </message>
  <message>
   <source>Your edit, not decided</source>
   <translation>Ihre Bearbeitung, nicht entschieden</translation>
  </message>
  <message>
   <source>In the voice, not decided</source>
   <translation>In der Stimme, nicht entschieden</translation>
  </message>
  <message>
   <source>Beside it the base model, without the voice:</source>
   <translation>Daneben das Basismodell ohne die Stimme:</translation>
  </message>
  <message>
   <source>Ask again; it starts anew and nothing you decided is lost. Closing other applications may help.</source>
   <translation>Fragen Sie erneut; es beginnt neu, und nichts Entschiedenes geht verloren. Andere Programme zu schließen kann helfen.</translation>
  </message>
  <message>
   <source>Again</source>
   <translation>Erneut</translation>
  </message>
  <message>
   <source>Restyle</source>
   <translation>Umschreiben</translation>
  </message>
  <message>
   <source>Edit</source>
   <translation>Bearbeiten</translation>
  </message>
  <message>
   <source>Previous version</source>
   <translation>Vorige Fassung</translation>
  </message>
  <message>
   <source>Next version</source>
   <translation>Nächste Fassung</translation>
  </message>
  <message>
   <source>Wording of this passage</source>
   <translation>Fassung dieser Passage</translation>
  </message>
  <message>
   <source>{what} It was started again and goes on with what it had not finished.</source>
   <translation>{what} Das Schreiben wurde neu gestartet und geht mit dem Unfertigen weiter.</translation>
  </message>
  <message>
   <source>Choose Version</source>
   <translation>Fassung wählen</translation>
  </message>
  <message>
   <source>One wording could not be used. {why}</source>
   <translation>Eine Fassung war nicht zu gebrauchen. {why}</translation>
  </message>
  <message>
   <source>Spelling is checked by the Mac's own dictionaries, which are not here.</source>
   <translation>Die Rechtschreibung prüfen die Wörterbücher des Mac; sie fehlen hier.</translation>
  </message>
  <message>
   <source>Next Misspelled Word</source>
   <translation>Nächstes falsch geschriebenes Wort</translation>
  </message>
  <message>
   <source>Ignore Spelling</source>
   <translation>Schreibweise ignorieren</translation>
  </message>
  <message>
   <source>Learn Spelling</source>
   <translation>Schreibweise lernen</translation>
  </message>
  <message>
   <source>No Guesses Found</source>
   <translation>Keine Vorschläge</translation>
  </message>
  <message>
   <source>Your text</source>
   <translation>Ihr Text</translation>
  </message>
  <message>
   <source>Type or paste your text here, or drop a Markdown, text or Word file</source>
   <translation>Text hier eingeben oder einsetzen, oder eine Markdown-, Text- oder Word-Datei hierher ziehen</translation>
  </message>
  <message>
   <source>Open File...</source>
   <translation>Datei öffnen...</translation>
  </message>
  <message>
   <source>Use This Text</source>
   <translation>Diesen Text verwenden</translation>
  </message>
  <message>
   <source>What should be written anew?</source>
   <translation>Was soll neu geschrieben werden?</translation>
  </message>
  <message>
   <source>Prose is taken passage by passage and written in the voice; headings, lists, tables and code stay as they are. Nothing replaces your words until you accept it.</source>
   <translation>Prosa wird Passage für Passage in der Stimme geschrieben; Überschriften, Listen, Tabellen und Code bleiben, wie sie sind. Nichts ersetzt Ihre Worte, bevor Sie es annehmen.</translation>
  </message>
  <message>
   <source>You were working on</source>
   <translation>Daran haben Sie gearbeitet</translation>
  </message>
  <message>
   <source>Your text and what you decided are as they were.</source>
   <translation>Ihr Text und Ihre Entscheidungen sind unverändert.</translation>
  </message>
  <message>
   <source>Choose another voice. Now this one is chosen: {voice}.</source>
   <translation>Wählen Sie eine andere Stimme. Jetzt gewählt: {voice}.</translation>
  </message>
  <message>
   <source>Choose Folder...</source>
   <translation>Ordner auswählen...</translation>
  </message>
  <message>
   <source>The voice {name} is not there any more.</source>
   <translation>Die Stimme {name} ist nicht mehr da.</translation>
  </message>
  <message>
   <source>Choose Another Voice...</source>
   <translation>Andere Stimme wählen...</translation>
  </message>
  <message>
   <source>Voice</source>
   <translation>Stimme</translation>
  </message>
  <message>
   <source>Strength of the voice</source>
   <translation>Stärke der Stimme</translation>
  </message>
  <message>
   <source>How strongly the voice works: 1 as it was trained, 0 not at all</source>
   <translation>Wie stark die Stimme wirkt: 1 wie trainiert, 0 gar nicht</translation>
  </message>
  <message>
   <source>Freedom, length, wordings at once, checks</source>
   <translation>Freiheit, Länge, Fassungen zugleich, Prüfungen</translation>
  </message>
  <message>
   <source>Strength</source>
   <translation>Stärke</translation>
  </message>
  <message>
   <source>More commands</source>
   <translation>Weitere Befehle</translation>
  </message>
  <message>
   <source>No voice yet</source>
   <translation>Noch keine Stimme</translation>
  </message>
  <message>
   <source>The folder does not say whose voice it is.</source>
   <translation>Der Ordner sagt nicht, wessen Stimme es ist.</translation>
  </message>
  <message>
   <source>The folder does not say which base model it needs.</source>
   <translation>Der Ordner sagt nicht, welches Basismodell sie braucht.</translation>
  </message>
  <message>
   <source>Trained on {model}, which is not on this machine.</source>
   <translation>Trainiert auf {model}; das ist nicht auf diesem Computer.</translation>
  </message>
  <message>
   <source>{voice} (base model missing)</source>
   <translation>{voice} (Basismodell fehlt)</translation>
  </message>
  <message>
   <source>From the project {name}.</source>
   <translation>Aus dem Projekt {name}.</translation>
  </message>
  <message>
   <source>{voice} (to be named)</source>
   <translation>{voice} (zu benennen)</translation>
  </message>
  <message>
   <source>Trained on {model}.</source>
   <translation>Trainiert auf {model}.</translation>
  </message>
  <message>
   <source>Author</source>
   <translation>Autor</translation>
  </message>
  <message>
   <source>The author's name</source>
   <translation>Name des Autors</translation>
  </message>
  <message>
   <source>Base model</source>
   <translation>Basismodell</translation>
  </message>
  <message>
   <source>Choose a base model</source>
   <translation>Basismodell wählen</translation>
  </message>
  <message>
   <source>Use This Voice</source>
   <translation>Diese Stimme verwenden</translation>
  </message>
  <message>
   <source>Download on the Page Train</source>
   <translation>Auf der Seite „Trainieren“ laden</translation>
  </message>
  <message>
   <source>It comes from another program. Your answer is remembered for this folder.</source>
   <translation>Er kommt aus einem anderen Programm. Ihre Antwort wird für diesen Ordner gemerkt.</translation>
  </message>
  <message>
   <source>There is no base model on this machine yet.</source>
   <translation>Noch ist kein Basismodell auf diesem Computer.</translation>
  </message>
  <message>
   <source>A voice only works with the model that it was trained on. Download that, or choose it here when it lies under another name. With another model it is refused, or not itself.</source>
   <translation>Eine Stimme wirkt nur mit dem Modell, auf dem sie trainiert wurde. Laden Sie es, oder wählen Sie es hier, wenn es unter anderem Namen liegt. Mit einem anderen Modell wird sie abgelehnt oder ist nicht sie selbst.</translation>
  </message>
  <message>
   <source>Whose voice is it?</source>
   <translation>Wessen Stimme ist es?</translation>
  </message>
  <message>
   <source>Base model it was trained on</source>
   <translation>Basismodell, auf dem sie trainiert wurde</translation>
  </message>
  <message>
   <source>The base model of this voice is not here: {model}</source>
   <translation>Das Basismodell dieser Stimme ist nicht hier: {model}</translation>
  </message>
  <message>
   <source>{folder} does not say all that writing needs</source>
   <translation>{folder} sagt nicht alles, was zum Schreiben nötig ist</translation>
  </message>
  <message>
   <source>Choose a Voice</source>
   <translation>Stimme auswählen</translation>
  </message>
  <message>
   <source>Names, numbers, meaning, length and copying are looked at, and what does not hold is written again, up to three times. Usually on.</source>
   <translation>Namen, Zahlen, Sinn, Länge und Abgeschriebenes werden geprüft; was nicht standhält, wird bis zu dreimal neu geschrieben. Meist eingeschaltet.</translation>
  </message>
  <message>
   <source>No plain account of a passage is made first. Nothing is sent for it, and the voice may stay closer to your wording. Usually off.</source>
   <translation>Zu einer Passage entsteht keine Inhaltsangabe. Dafür wird nichts gesendet, und die Stimme bleibt vielleicht näher an Ihrer Fassung. Meist ausgeschaltet.</translation>
  </message>
  <message>
   <source>How the voice writes</source>
   <translation>Wie die Stimme schreibt</translation>
  </message>
  <message>
   <source>Freedom</source>
   <translation>Freiheit</translation>
  </message>
  <message>
   <source>Length</source>
   <translation>Länge</translation>
  </message>
  <message>
   <source>Wordings at once</source>
   <translation>Fassungen zugleich</translation>
  </message>
  <message>
   <source>Check Each Passage</source>
   <translation>Jede Passage prüfen</translation>
  </message>
  <message>
   <source>Work from My Words</source>
   <translation>Von meinen Worten ausgehen</translation>
  </message>
  <message>
   <source>Reset</source>
   <translation>Zurücksetzen</translation>
  </message>
  <message>
   <source>Reset to the usual values</source>
   <translation>Auf die üblichen Werte zurücksetzen</translation>
  </message>
  <message>
   <source>Words to aim at, as a share of each passage's own. Usually 100 %.</source>
   <translation>Angestrebte Wörter, als Anteil an denen der Passage. Üblich: 100 %.</translation>
  </message>
  <message>
   <source>Each passage comes in so many wordings to choose from. Usually 1.</source>
   <translation>Jede Passage kommt in so vielen Fassungen zur Wahl. Üblich: 1.</translation>
  </message>
  <message>
   <source>Low keeps to the word one expects, high takes more chances (temperature). Usually {n}.</source>
   <translation>Niedrig bleibt beim erwarteten Wort, hoch wagt mehr (Temperatur). Üblich: {n}.</translation>
  </message>
  <message>
   <source>Downloading a model</source>
   <translation>Ein Modell laden</translation>
  </message>
  <message>
   <source>Exporting a voice</source>
   <translation>Eine Stimme exportieren</translation>
  </message>
  <message>
   <source>Importing a voice</source>
   <translation>Eine Stimme importieren</translation>
  </message>
  <message>
   <source>Duplicating a project</source>
   <translation>Ein Projekt duplizieren</translation>
  </message>
  <message>
   <source>Measuring a voice</source>
   <translation>Eine Stimme wird gemessen</translation>
  </message>
  <message>
   <source>Both were to tell the same. One is a page that training never saw, the other is by the voice. Choose, and change your mind until you go on. You hear how you did after the last question, so that no answer teaches you the next. Stop when you like: it goes on from there.</source>
   <translation>Beide sollten dasselbe erzählen. Die eine ist eine Seite, die das Training nie sah, die andere ist von der Stimme. Wählen Sie; bis Sie weitergehen, können Sie es sich anders überlegen. Wie Sie lagen, hören Sie nach der letzten Frage, damit keine Antwort Sie für die nächste schult. Hören Sie auf, wann Sie mögen: Von dort geht es weiter.</translation>
  </message>
  <message>
   <source>Another page by {author}, to compare with</source>
   <translation>Eine andere Seite zum Vergleich, von {author}</translation>
  </message>
  <message>
   <source>Question {n} of {all}</source>
   <translation>Frage {n} von {all}</translation>
  </message>
  <message>
   <source>From {n} questions on the answers say something; here they train your ear.</source>
   <translation>Ab {n} Fragen sagen die Antworten etwas; hier üben sie Ihr Ohr.</translation>
  </message>
  <message>
   <source>If you know these pages by heart, the test says nothing of the voice.</source>
   <translation>Wenn Sie diese Seiten auswendig kennen, sagt der Test nichts über die Stimme.</translation>
  </message>
  <message>
   <source>{n}. You told them apart.</source>
   <translation>{n}. Sie haben sie unterschieden.</translation>
  </message>
  <message>
   <source>{n}. You took the voice for {author}.</source>
   <translation>{n}. Sie hielten die Stimme für {author}.</translation>
  </message>
  <message>
   <source>Back to the Report</source>
   <translation>Zurück zum Bericht</translation>
  </message>
  <message>
   <source>The first text</source>
   <translation>Der erste Text</translation>
  </message>
  <message>
   <source>The author's own page</source>
   <translation>Die Seite des Autors</translation>
  </message>
  <message>
   <source>The second text</source>
   <translation>Der zweite Text</translation>
  </message>
  <message>
   <source>The First (1)</source>
   <translation>Der erste (1)</translation>
  </message>
  <message>
   <source>The Second (2)</source>
   <translation>Der zweite (2)</translation>
  </message>
  <message>
   <source>Next Question</source>
   <translation>Nächste Frage</translation>
  </message>
  <message>
   <source>Another Test</source>
   <translation>Noch ein Test</translation>
  </message>
  <message>
   <source>{n} text was left out, in which the voice recites.</source>
   <translation>{n} Text wurde ausgelassen, in dem die Stimme auswendig aufsagt.</translation>
  </message>
  <message>
   <source>{n} texts were left out, in which the voice recites.</source>
   <translation>{n} Texte wurden ausgelassen, in denen die Stimme auswendig aufsagt.</translation>
  </message>
  <message>
   <source>You told the author</source>
   <translation>Sie erkannten das Original</translation>
  </message>
  <message>
   <source>How often you told the author</source>
   <translation>Wie oft Sie das Original erkannten</translation>
  </message>
  <message>
   <source>The voice</source>
   <translation>Die Stimme</translation>
  </message>
  <message>
   <source>There are too few pages that training never saw, so there is nothing to ask.</source>
   <translation>Es gibt zu wenige Seiten, die das Training nie sah; so ist nichts zu fragen.</translation>
  </message>
  <message>
   <source>never</source>
   <translation>nie</translation>
  </message>
  <message>
   <source>guessing</source>
   <translation>geraten</translation>
  </message>
  <message>
   <source>always</source>
   <translation>immer</translation>
  </message>
  <message>
   <source>Which was whose</source>
   <translation>Welcher Text von wem war</translation>
  </message>
  <message>
   <source>Which one is by {author}?</source>
   <translation>Welcher Text ist von {author}?</translation>
  </message>
  <message>
   <source>{choice}, chosen</source>
   <translation>{choice}, gewählt</translation>
  </message>
  <message>
   <source>What the voice wrote</source>
   <translation>Was die Stimme schrieb</translation>
  </message>
  <message>
   <source>What was found</source>
   <translation>Was gefunden wurde</translation>
  </message>
  <message>
   <source>Can you tell it from the author?</source>
   <translation>Können Sie sie von der Vorlage unterscheiden?</translation>
  </message>
  <message>
   <source>Nobody has tried yet: the blind test asks you.</source>
   <translation>Das hat noch niemand versucht: Der Blindtest fragt Sie.</translation>
  </message>
  <message>
   <source>To look at</source>
   <translation>Anzusehen</translation>
  </message>
  <message>
   <source>In order</source>
   <translation>In Ordnung</translation>
  </message>
  <message>
   <source>How it was measured</source>
   <translation>Wie gemessen wurde</translation>
  </message>
  <message>
   <source>What was not checked</source>
   <translation>Was nicht geprüft wurde</translation>
  </message>
  <message>
   <source>The texts with most of the books in them</source>
   <translation>Die Texte, in denen am meisten aus den Büchern steht</translation>
  </message>
  <message>
   <source>Previous</source>
   <translation>Vorige</translation>
  </message>
  <message>
   <source>Next</source>
   <translation>Nächste</translation>
  </message>
  <message>
   <source>The description before</source>
   <translation>Die Beschreibung davor</translation>
  </message>
  <message>
   <source>The next description</source>
   <translation>Die nächste Beschreibung</translation>
  </message>
  <message>
   <source>What was to be told</source>
   <translation>Was zu erzählen war</translation>
  </message>
  <message>
   <source>What the base model wrote</source>
   <translation>Was das Basismodell schrieb</translation>
  </message>
  <message>
   <source>A scene of today</source>
   <translation>Eine Szene von heute</translation>
  </message>
  <message>
   <source>A page that it never saw</source>
   <translation>Eine Seite, die sie nie sah</translation>
  </message>
  <message>
   <source>{n} of {all}. {kind}</source>
   <translation>{n} von {all}. {kind}</translation>
  </message>
  <message>
   <source>What they wrote</source>
   <translation>Was sie schrieben</translation>
  </message>
  <message>
   <source>Base model and voice were given the same descriptions, and nothing else.</source>
   <translation>Basismodell und Stimme bekamen dieselben Beschreibungen und sonst nichts.</translation>
  </message>
  <message>
   <source>{model} is a model that learned from other texts how people write. Where it is on this computer, it is asked about style too, and the table of style says what it finds. It is never needed.</source>
   <translation>{model} ist ein Modell, das an anderen Texten gelernt hat, wie Menschen schreiben. Wo es auf diesem Computer liegt, wird es auch nach dem Stil gefragt, und die Tabelle zum Stil sagt, was es findet. Nötig ist es nie.</translation>
  </message>
  <message>
   <source>Download the model for a second opinion on style</source>
   <translation>Das Modell für eine zweite Meinung zum Stil laden</translation>
  </message>
  <message>
   <source>Stop the download</source>
   <translation>Download anhalten</translation>
  </message>
  <message>
   <source>Download ({size})</source>
   <translation>Laden ({size})</translation>
  </message>
  <message>
   <source>A second opinion on style</source>
   <translation>Eine zweite Meinung zum Stil</translation>
  </message>
  <message>
   <source>It is on this computer. Measure again, and it is asked.</source>
   <translation>Es liegt auf diesem Computer. Messen Sie noch einmal, und es wird gefragt.</translation>
  </message>
  <message>
   <source>It comes from Hugging Face, under the MIT licence. No text leaves this computer.</source>
   <translation>Es kommt von Hugging Face, unter der MIT-Lizenz. Kein Text verlässt diesen Computer.</translation>
  </message>
  <message>
   <source>Write with step {n}, which does better</source>
   <translation>Mit Schritt {n} schreiben, der besser ist</translation>
  </message>
  <message>
   <source>The voice writes with step {now} of its training now. What stands here is of step {then}.</source>
   <translation>Die Stimme schreibt jetzt mit Schritt {now} ihres Trainings. Was hier steht, gilt für Schritt {then}.</translation>
  </message>
  <message>
   <source>Write with This One</source>
   <translation>Mit diesem schreiben</translation>
  </message>
  <message>
   <source>Go Back</source>
   <translation>Zurück</translation>
  </message>
  <message>
   <source>You can go back at any time.</source>
   <translation>Sie können jederzeit zurück.</translation>
  </message>
  <message>
   <source>Write with step {n} again</source>
   <translation>Wieder mit Schritt {n} schreiben</translation>
  </message>
  <message>
   <source>A text is being written just now.</source>
   <translation>Gerade wird ein Text geschrieben.</translation>
  </message>
  <message>
   <source>Stop that, or wait until it is done.</source>
   <translation>Halten Sie das an, oder warten Sie, bis es fertig ist.</translation>
  </message>
  <message>
   <source>The voice and its base model write {n} short texts from the same descriptions: of pages that training never saw, and of scenes of today. Then they are held against the author's pages, other authors' and all of the books: does it sound like the author, does it recite, does it say what it was asked to say. It takes as long as writing {words} with this model. You can stop at any time, and nothing leaves this computer.</source>
   <translation>Die Stimme und ihr Basismodell schreiben {n} kurze Texte nach denselben Beschreibungen: von Seiten, die das Training nie sah, und von Szenen von heute. Dann werden sie mit Seiten der Vorlage, mit anderen Autoren und mit allen Büchern verglichen: Klingt es wie die Vorlage, sagt es auswendig auf, sagt es, was es sagen sollte? Das dauert so lange, wie mit diesem Modell {words} zu schreiben. Sie können jederzeit anhalten, und nichts verlässt diesen Rechner.</translation>
  </message>
  <message>
   <source>{model}, measured {day}</source>
   <translation>{model}, gemessen {day}</translation>
  </message>
  <message>
   <source>{work} is going on and needs the memory. Measure the voice when it is done.</source>
   <translation>{work} läuft und braucht den Speicher. Messen Sie die Stimme danach.</translation>
  </message>
  <message>
   <source>How Close Is It?</source>
   <translation>Wie nah ist sie dran?</translation>
  </message>
  <message>
   <source>Blind Test...</source>
   <translation>Blindtest...</translation>
  </message>
  <message>
   <source>Open as a Web Page</source>
   <translation>Als Webseite öffnen</translation>
  </message>
  <message>
   <source>Measure Again</source>
   <translation>Noch einmal messen</translation>
  </message>
  <message>
   <source>Compare Earlier States</source>
   <translation>Frühere Stände vergleichen</translation>
  </message>
  <message>
   <source>Of the training, as far as they are kept: another may do better.</source>
   <translation>Des Trainings, soweit sie aufgehoben sind: Vielleicht ist ein anderer besser.</translation>
  </message>
  <message>
   <source>The voice has changed since. What stands here is of the earlier one.</source>
   <translation>Die Stimme hat sich seither geändert. Was hier steht, gilt der früheren.</translation>
  </message>
  <message>
   <source>Looking for a report...</source>
   <translation>Ein Bericht wird gesucht...</translation>
  </message>
  <message>
   <source>Compare the earlier states of the training, too (takes longer)</source>
   <translation>Auch frühere Stände des Trainings vergleichen (dauert länger)</translation>
  </message>
  <message>
   <source>How close does it come to its author?</source>
   <translation>Wie nah kommt sie ihrer Vorlage?</translation>
  </message>
  <message>
   <source>Its base model is not on this computer, or nobody said whose voice it is.</source>
   <translation>Ihr Basismodell ist nicht auf diesem Computer, oder niemand hat gesagt, wessen Stimme sie ist.</translation>
  </message>
  <message>
   <source>Reading the report...</source>
   <translation>Der Bericht wird gelesen...</translation>
  </message>
  <message>
   <source>Stopped. What was written is kept, and it goes on from there.</source>
   <translation>Angehalten. Was geschrieben ist, bleibt, und von dort geht es weiter.</translation>
  </message>
  <message>
   <source>The voice itself is as it was.</source>
   <translation>Die Stimme selbst ist, wie sie war.</translation>
  </message>
  <message>
   <source>Export the Report</source>
   <translation>Bericht exportieren</translation>
  </message>
  <message>
   <source>No program here opens web pages.</source>
   <translation>Hier öffnet kein Programm Webseiten.</translation>
  </message>
  <message>
   <source>Help with this page</source>
   <translation>Hilfe zu dieser Seite</translation>
  </message>
  <message>
   <source>{n} of {all} texts are written</source>
   <translation>{n} von {all} Texten sind geschrieben</translation>
  </message>
  <message>
   <source>Not measured yet</source>
   <translation>Noch nicht gemessen</translation>
  </message>
  <message>
   <source>Measure</source>
   <translation>Messen</translation>
  </message>
  <message>
   <source>Another text is being written just now. Stop that, or wait until it is done.</source>
   <translation>Gerade wird ein anderer Text geschrieben. Halten Sie das an, oder warten Sie, bis er fertig ist.</translation>
  </message>
  <message>
   <source>{voice}, how close it is.html</source>
   <translation>{voice}, wie nah sie dran ist.html</translation>
  </message>
  <message>
   <source>Web page</source>
   <translation>Webseite</translation>
  </message>
  <message>
   <source>It lies here: {path}</source>
   <translation>Sie liegt hier: {path}</translation>
  </message>
  <message>
   <source>You may close this window and go on with other things. What is written is kept.</source>
   <translation>Sie können dieses Fenster schließen und anderes tun. Was geschrieben ist, bleibt.</translation>
  </message>
  <message>
   <source>Starting...</source>
   <translation>Startet...</translation>
  </message>
  <message>
   <source>Stopping...</source>
   <translation>Wird angehalten...</translation>
  </message>
  <message>
   <source>Measuring the voice</source>
   <translation>Die Stimme wird gemessen</translation>
  </message>
  <message>
   <source>No program here shows folders.</source>
   <translation>Kein Programm zeigt hier Ordner.</translation>
  </message>
  <message>
   <source>Go there in another way: {path}</source>
   <translation>Gehen Sie auf anderem Weg dorthin: {path}</translation>
  </message>
  <message>
   <source>Restyle, while the passages have the keys</source>
   <translation>Umschreiben, solange die Tasten den Passagen gelten</translation>
  </message>
  <message>
   <source>Write in this voice</source>
   <translation>In dieser Stimme schreiben</translation>
  </message>
  <message>
   <source>Try it, or compare it with another</source>
   <translation>Ausprobieren oder mit einer anderen vergleichen</translation>
  </message>
  <message>
   <source>See how close it comes to its author</source>
   <translation>Sehen, wie nah sie ihrer Vorlage kommt</translation>
  </message>
  <message>
   <source>Rename it</source>
   <translation>Umbenennen</translation>
  </message>
  <message>
   <source>Move it to the Trash</source>
   <translation>In den Papierkorb legen</translation>
  </message>
  <message>
   <source>Voices, on a card</source>
   <translation>Stimmen, auf einer Karte</translation>
  </message>
  <message>
   <source>Smaller windows</source>
   <translation>Kleinere Fenster</translation>
  </message>
  <message>
   <source>The paragraph, passage or account before and after</source>
   <translation>Voriger und nächster Absatz, vorige und nächste Passage oder Inhaltsangabe</translation>
  </message>
  <message>
   <source>The first and the last</source>
   <translation>Der erste Eintrag und der letzte</translation>
  </message>
  <message>
   <source>Leave a search or a field; close a small window</source>
   <translation>Suche oder Feld verlassen; kleines Fenster schließen</translation>
  </message>
  <message>
   <source>The next control; with Shift the one before</source>
   <translation>Nächstes Bedienelement; mit Umschalttaste das vorige</translation>
  </message>
  <message>
   <source>Press the button that has the keys</source>
   <translation>Den hervorgehobenen Knopf drücken</translation>
  </message>
  <message>
   <source>The next place found; with Shift the one before</source>
   <translation>Nächste Fundstelle; mit Umschalttaste die vorige</translation>
  </message>
  <message>
   <source>Edit the account</source>
   <translation>Inhaltsangabe bearbeiten</translation>
  </message>
  <message>
   <source>Keep what was typed</source>
   <translation>Eingegebenes behalten</translation>
  </message>
  <message>
   <source>Leave the account as it was</source>
   <translation>Inhaltsangabe lassen, wie sie war</translation>
  </message>
  <message>
   <source>The nearest passage that way; with Shift in reading order</source>
   <translation>Nächste Passage in dieser Richtung; mit Umschalttaste in Lesefolge</translation>
  </message>
  <message>
   <source>Use the passage, or leave it out</source>
   <translation>Passage verwenden oder weglassen</translation>
  </message>
  <message>
   <source>Train: the paragraph that was written earlier, or later</source>
   <translation>Trainieren: der früher oder später geschriebene Absatz</translation>
  </message>
  <message>
   <source>Train: the first, and the last</source>
   <translation>Trainieren: der erste und der letzte</translation>
  </message>
  <message>
   <source>Lists everywhere</source>
   <translation>In allen Listen</translation>
  </message>
  <message>
   <source>Searching</source>
   <translation>Beim Suchen</translation>
  </message>
  <message>
   <source>Neutralize, in an account</source>
   <translation>Neutralisieren, in einer Inhaltsangabe</translation>
  </message>
  <message>
   <source>Curate, on the map</source>
   <translation>Auswählen, auf der Karte</translation>
  </message>
  <message>
   <source>Train, in the voice forming</source>
   <translation>Trainieren, in der entstehenden Stimme</translation>
  </message>
  <message>
   <source>Close the help, Settings, a report or the quick panel</source>
   <translation>Hilfe, Einstellungen, einen Bericht oder das Schnellfenster schließen</translation>
  </message>
  <message>
   <source>The quick panel: write again</source>
   <translation>Schnellfenster: neu schreiben</translation>
  </message>
  <message>
   <source>The quick panel: copy what was written</source>
   <translation>Schnellfenster: Geschriebenes kopieren</translation>
  </message>
  <message>
   <source>The quick panel on a Mac: paste it over what is selected</source>
   <translation>Schnellfenster auf einem Mac: die Auswahl damit ersetzen</translation>
  </message>
  <message>
   <source>Trying a voice: write</source>
   <translation>Eine Stimme ausprobieren: schreiben</translation>
  </message>
  <message>
   <source>How close is it: write with the better state of the training</source>
   <translation>Wie nah ist sie dran: mit dem besseren Stand des Trainings schreiben</translation>
  </message>
  <message>
   <source>How close is it: go back to the state before</source>
   <translation>Wie nah ist sie dran: zurück zum Stand davor</translation>
  </message>
  <message>
   <source>The blind test: the first text, or the second</source>
   <translation>Der Blindtest: der erste Text, oder der zweite</translation>
  </message>
  <message>
   <source>The help: back; with the other arrow forward</source>
   <translation>Hilfe: zurück; mit dem anderen Pfeil vorwärts</translation>
  </message>
  <message>
   <source>Settings: the next part</source>
   <translation>Einstellungen: der nächste Teil</translation>
  </message>
  <message>
   <source>The card beside, above and below</source>
   <translation>Die Karte daneben, darüber und darunter</translation>
  </message>
  <message>
   <source>Pastiche Help</source>
   <translation>Pastiche-Hilfe</translation>
  </message>
  <message>
   <source>Search</source>
   <translation>Suchen</translation>
  </message>
  <message>
   <source>Search the help</source>
   <translation>Hilfe durchsuchen</translation>
  </message>
  <message>
   <source>No page holds that.</source>
   <translation>Keine Seite enthält das.</translation>
  </message>
  <message>
   <source>Pages of the help</source>
   <translation>Seiten der Hilfe</translation>
  </message>
  <message>
   <source>Back</source>
   <translation>Zurück</translation>
  </message>
  <message>
   <source>Forward</source>
   <translation>Vorwärts</translation>
  </message>
  <message>
   <source>Help</source>
   <translation>Hilfe</translation>
  </message>
  <message>
   <source>{page} — Pastiche Help</source>
   <translation>{page} — Pastiche-Hilfe</translation>
  </message>
  <message>
   <source>Something went wrong inside Pastiche. Your files are as they were.</source>
   <translation>In Pastiche ging etwas schief. Ihre Dateien sind unverändert.</translation>
  </message>
  <message>
   <source>Try again. If it happens again, copy the details and report it.</source>
   <translation>Versuchen Sie es erneut. Geschieht es wieder, kopieren Sie die Details, und melden Sie es.</translation>
  </message>
  <message>
   <source>Stop the work and quit?</source>
   <translation>Arbeit anhalten und beenden?</translation>
  </message>
  <message>
   <source>Stop and Quit</source>
   <translation>Anhalten und beenden</translation>
  </message>
  <message>
   <source>Keep Working</source>
   <translation>Weiterarbeiten</translation>
  </message>
  <message>
   <source>What is finished is saved, and it goes on from there next time.</source>
   <translation>Was fertig ist, ist gesichert, und nächstes Mal geht es von dort weiter.</translation>
  </message>
  <message>
   <source>A copy that is not whole is removed.</source>
   <translation>Eine unvollständige Kopie wird entfernt.</translation>
  </message>
  <message>
   <source>Look Again</source>
   <translation>Erneut nachsehen</translation>
  </message>
  <message>
   <source>This project can only be looked at</source>
   <translation>Dieses Projekt kann nur angesehen werden</translation>
  </message>
  <message>
   <source>Stop and Save</source>
   <translation>Anhalten und sichern</translation>
  </message>
  <message>
   <source>Restyle Clipboard</source>
   <translation>Zwischenablage umschreiben</translation>
  </message>
  <message>
   <source>Training pauses while it writes</source>
   <translation>Das Training pausiert beim Schreiben</translation>
  </message>
  <message>
   <source>Last Result</source>
   <translation>Letztes Ergebnis</translation>
  </message>
  <message>
   <source>Open Pastiche</source>
   <translation>Pastiche öffnen</translation>
  </message>
  <message>
   <source>Settings...</source>
   <translation>Einstellungen...</translation>
  </message>
  <message>
   <source>Quit Pastiche</source>
   <translation>Pastiche beenden</translation>
  </message>
  <message>
   <source>Nothing runs</source>
   <translation>Nichts läuft</translation>
  </message>
  <message>
   <source>Pastiche stays here</source>
   <translation>Pastiche bleibt hier</translation>
  </message>
  <message>
   <source>Click the icon to open it, or quit in its menu.</source>
   <translation>Ein Klick auf das Symbol öffnet es; beenden lässt es sich im Menü.</translation>
  </message>
  <message>
   <source>{author}: {work}</source>
   <translation>{author}: {work}</translation>
  </message>
  <message>
   <source>The voice is ready</source>
   <translation>Die Stimme ist fertig</translation>
  </message>
  <message>
   <source>{step} is done</source>
   <translation>{step}: fertig</translation>
  </message>
  <message>
   <source>Restyle Clipboard as {voice}</source>
   <translation>Zwischenablage umschreiben als {voice}</translation>
  </message>
  <message>
   <source>{n} more waits</source>
   <translation>{n} weitere wartet</translation>
  </message>
  <message>
   <source>{n} more wait</source>
   <translation>{n} weitere warten</translation>
  </message>
  <message>
   <source>{step} was stopped by a problem</source>
   <translation>{step}: durch ein Problem angehalten</translation>
  </message>
  <message>
   <source>&amp;Text</source>
   <translation>&amp;Text</translation>
  </message>
  <message>
   <source>&amp;File</source>
   <translation>&amp;Datei</translation>
  </message>
  <message>
   <source>New Project...</source>
   <translation>Neues Projekt...</translation>
  </message>
  <message>
   <source>Open Project...</source>
   <translation>Projekt öffnen...</translation>
  </message>
  <message>
   <source>Projects</source>
   <translation>Projekte</translation>
  </message>
  <message>
   <source>Open Recent</source>
   <translation>Zuletzt geöffnet</translation>
  </message>
  <message>
   <source>Try the Sample</source>
   <translation>Beispiel ausprobieren</translation>
  </message>
  <message>
   <source>Add Books...</source>
   <translation>Bücher hinzufügen...</translation>
  </message>
  <message>
   <source>Close Project</source>
   <translation>Projekt schließen</translation>
  </message>
  <message>
   <source>Close Window</source>
   <translation>Fenster schließen</translation>
  </message>
  <message>
   <source>&amp;Edit</source>
   <translation>&amp;Bearbeiten</translation>
  </message>
  <message>
   <source>&amp;Book</source>
   <translation>B&amp;uch</translation>
  </message>
  <message>
   <source>&amp;View</source>
   <translation>&amp;Ansicht</translation>
  </message>
  <message>
   <source>Bigger Text</source>
   <translation>Größerer Text</translation>
  </message>
  <message>
   <source>Smaller Text</source>
   <translation>Kleinerer Text</translation>
  </message>
  <message>
   <source>Normal Text</source>
   <translation>Normaler Text</translation>
  </message>
  <message>
   <source>Appearance</source>
   <translation>Erscheinungsbild</translation>
  </message>
  <message>
   <source>&amp;Go</source>
   <translation>&amp;Gehe zu</translation>
  </message>
  <message>
   <source>Continue or Start</source>
   <translation>Fortfahren oder beginnen</translation>
  </message>
  <message>
   <source>&amp;Help</source>
   <translation>&amp;Hilfe</translation>
  </message>
  <message>
   <source>Your First Hour</source>
   <translation>Ihre erste Stunde</translation>
  </message>
  <message>
   <source>Keys of the Keyboard</source>
   <translation>Tastaturbefehle</translation>
  </message>
  <message>
   <source>Check for Updates...</source>
   <translation>Nach Updates suchen...</translation>
  </message>
  <message>
   <source>Report a Problem...</source>
   <translation>Problem melden...</translation>
  </message>
  <message>
   <source>Show Log Folder</source>
   <translation>Protokollordner zeigen</translation>
  </message>
  <message>
   <source>Keep</source>
   <translation>Behalten</translation>
  </message>
  <message>
   <source>Drop</source>
   <translation>Weglassen</translation>
  </message>
  <message>
   <source>Leave It to the Rules</source>
   <translation>Den Regeln überlassen</translation>
  </message>
  <message>
   <source>Keep Section</source>
   <translation>Abschnitt behalten</translation>
  </message>
  <message>
   <source>Drop Section</source>
   <translation>Abschnitt weglassen</translation>
  </message>
  <message>
   <source>Next to Look At</source>
   <translation>Nächste anzusehende Stelle</translation>
  </message>
  <message>
   <source>Previous to Look At</source>
   <translation>Vorige anzusehende Stelle</translation>
  </message>
  <message>
   <source>Edit Account</source>
   <translation>Inhaltsangabe bearbeiten</translation>
  </message>
  <message>
   <source>Put Back the Earlier Account</source>
   <translation>Frühere Inhaltsangabe zurückholen</translation>
  </message>
  <message>
   <source>As the System</source>
   <translation>Wie das System</translation>
  </message>
  <message>
   <source>Light</source>
   <translation>Hell</translation>
  </message>
  <message>
   <source>Dark</source>
   <translation>Dunkel</translation>
  </message>
  <message>
   <source>Open It</source>
   <translation>Öffnen</translation>
  </message>
  <message>
   <source>less than 0.01 US dollars</source>
   <translation>unter 0,01 US-Dollar</translation>
  </message>
  <message>
   <source>{n} US dollars</source>
   <translation>{n} US-Dollar</translation>
  </message>
  <message>
   <source>Open a project</source>
   <translation>Ein Projekt öffnen</translation>
  </message>
  <message>
   <source>The copy holds everything: books, decisions, accounts and the voice, {size} in all. What you change in one, the other does not see.</source>
   <translation>Die Kopie enthält alles: Bücher, Entscheidungen, Inhaltsangaben und die Stimme, zusammen {size}. Was Sie im einen Projekt ändern, merkt das andere nicht.</translation>
  </message>
  <message>
   <source>The project itself is as it was.</source>
   <translation>Das Projekt selbst ist, wie es war.</translation>
  </message>
  <message>
   <source>Duplicate a Project</source>
   <translation>Projekt duplizieren</translation>
  </message>
  <message>
   <source>Name of the copy</source>
   <translation>Name der Kopie</translation>
  </message>
  <message>
   <source>Choose Another Folder...</source>
   <translation>Anderen Ordner auswählen...</translation>
  </message>
  <message>
   <source>Duplicate</source>
   <translation>Duplizieren</translation>
  </message>
  <message>
   <source>{place} is there already: choose another name.</source>
   <translation>{place} ist schon da: Wählen Sie einen anderen Namen.</translation>
  </message>
  <message>
   <source>Where shall it lie?</source>
   <translation>Wo soll die Kopie liegen?</translation>
  </message>
  <message>
   <source>The copy is ready.</source>
   <translation>Die Kopie ist fertig.</translation>
  </message>
  <message>
   <source>It needs a name.</source>
   <translation>Der Name fehlt noch.</translation>
  </message>
  <message>
   <source>Those opened lately, and all in the folder where new projects lie.</source>
   <translation>Die zuletzt geöffneten und alle in dem Ordner, in dem neue Projekte liegen.</translation>
  </message>
  <message>
   <source>Its books, your decisions, the accounts and the voice go with it. Until the Trash is emptied, you can put it back from there.</source>
   <translation>Bücher, Ihre Entscheidungen, Inhaltsangaben und die Stimme gehen mit. Bis der Papierkorb geleert ist, können Sie es von dort zurückholen.</translation>
  </message>
  <message>
   <source>No project yet</source>
   <translation>Noch kein Projekt</translation>
  </message>
  <message>
   <source>A project is an ordinary folder: one author's books, and all that is made of them.</source>
   <translation>Ein Projekt ist ein gewöhnlicher Ordner: die Bücher eines Autors und alles, was daraus entsteht.</translation>
  </message>
  <message>
   <source>Looking at the projects...</source>
   <translation>Projekte werden angesehen...</translation>
  </message>
  <message>
   <source>Open Another...</source>
   <translation>Anderes öffnen...</translation>
  </message>
  <message>
   <source>Stop that work first. What it has done is saved.</source>
   <translation>Halten Sie diese Arbeit zuerst an. Was sie geschafft hat, ist gesichert.</translation>
  </message>
  <message>
   <source>Close it there first.</source>
   <translation>Schließen Sie es zuerst dort.</translation>
  </message>
  <message>
   <source>Move to Trash</source>
   <translation>In den Papierkorb legen</translation>
  </message>
  <message>
   <source>Move {name} to the Trash?</source>
   <translation>{name} in den Papierkorb legen?</translation>
  </message>
  <message>
   <source>{name} is at work.</source>
   <translation>An {name} wird gerade gearbeitet.</translation>
  </message>
  <message>
   <source>{name} is open in another window of Pastiche.</source>
   <translation>{name} ist in einem anderen Fenster von Pastiche geöffnet.</translation>
  </message>
  <message>
   <source>{step}: {why} What to do: {remedy}</source>
   <translation>{step}: {why} Was zu tun ist: {remedy}</translation>
  </message>
  <message>
   <source>The training was stopped early; the best by then is kept as the voice.</source>
   <translation>Das Training wurde vorzeitig angehalten; das Beste bis dahin bleibt als Stimme.</translation>
  </message>
  <message>
   <source>All five steps are done, the voice is ready.</source>
   <translation>Alle fünf Schritte sind getan, die Stimme ist fertig.</translation>
  </message>
  <message>
   <source>Duplicate...</source>
   <translation>Duplizieren...</translation>
  </message>
  <message>
   <source>Show in Finder</source>
   <translation>Im Finder zeigen</translation>
  </message>
  <message>
   <source>Show Folder</source>
   <translation>Ordner zeigen</translation>
  </message>
  <message>
   <source>Move to Trash...</source>
   <translation>In den Papierkorb legen...</translation>
  </message>
  <message>
   <source>no book yet</source>
   <translation>noch kein Buch</translation>
  </message>
  <message>
   <source>{said}. Last changed: {day}.</source>
   <translation>{said}. Zuletzt geändert: {day}.</translation>
  </message>
  <message>
   <source>{n} of {all} steps are done. Next: {step}.</source>
   <translation>{n} von {all} Schritten getan. Als Nächstes: {step}.</translation>
  </message>
  <message>
   <source>Open</source>
   <translation>Öffnen</translation>
  </message>
  <message>
   <source>Out of date: {steps}.</source>
   <translation>Veraltet: {steps}.</translation>
  </message>
  <message>
   <source>Begins with {step}.</source>
   <translation>Erster Schritt: {step}.</translation>
  </message>
  <message>
   <source>Open {name}</source>
   <translation>{name} öffnen</translation>
  </message>
  <message>
   <source>More for {name}</source>
   <translation>Mehr zu {name}</translation>
  </message>
  <message>
   <source>One piece of work runs at a time, since each takes the memory that there is. You may open another author's project meanwhile, and close the window.</source>
   <translation>Es läuft immer nur eine Arbeit, denn jede braucht den ganzen Arbeitsspeicher. Sie können inzwischen das Projekt eines anderen Autors öffnen und das Fenster schließen.</translation>
  </message>
  <message>
   <source>Sooner</source>
   <translation>Vorziehen</translation>
  </message>
  <message>
   <source>Waits until the quick panel is closed, then goes on from there.</source>
   <translation>Wartet, bis das Schnellfenster geschlossen ist, und geht dann dort weiter.</translation>
  </message>
  <message>
   <source>Take Out</source>
   <translation>Herausnehmen</translation>
  </message>
  <message>
   <source>Saving what is done...</source>
   <translation>Fertiges wird gesichert...</translation>
  </message>
  <message>
   <source>At work</source>
   <translation>An der Arbeit</translation>
  </message>
  <message>
   <source>Sooner: {author}, {step}</source>
   <translation>Vorziehen: {author}, {step}</translation>
  </message>
  <message>
   <source>Stop: {author}, {step}</source>
   <translation>Anhalten: {author}, {step}</translation>
  </message>
  <message>
   <source>{keys} cannot open the quick panel: the system does not give these keys to Pastiche.</source>
   <translation>{keys} kann das Schnellfenster nicht öffnen: Das System gibt Pastiche diese Tasten nicht.</translation>
  </message>
  <message>
   <source>Choose other keys in Settings, General.</source>
   <translation>Wählen Sie andere Tasten unter Einstellungen, Allgemein.</translation>
  </message>
  <message>
   <source>What is on the clipboard is as it was.</source>
   <translation>Die Zwischenablage ist unverändert.</translation>
  </message>
  <message>
   <source>In the voice</source>
   <translation>In der Stimme</translation>
  </message>
  <message>
   <source>Paste Over</source>
   <translation>Auswahl ersetzen</translation>
  </message>
  <message>
   <source>It is on the clipboard; paste it where you want it.</source>
   <translation>Es ist in der Zwischenablage; setzen Sie es ein, wo Sie möchten.</translation>
  </message>
  <message>
   <source>Selected, {words}</source>
   <translation>Ausgewählt, {words}</translation>
  </message>
  <message>
   <source>On the clipboard, {words}</source>
   <translation>In der Zwischenablage, {words}</translation>
  </message>
  <message>
   <source>{copy} copies, {again} writes again, Esc closes</source>
   <translation>{copy} kopiert, {again} schreibt neu, Esc schließt</translation>
  </message>
  <message>
   <source>Esc closes</source>
   <translation>Esc schließt</translation>
  </message>
  <message>
   <source>{copy} copies, {over} pastes over, {again} writes again, Esc closes</source>
   <translation>{copy} kopiert, {over} ersetzt die Auswahl, {again} schreibt neu, Esc schließt</translation>
  </message>
  <message>
   <source>Open in the Editor</source>
   <translation>Im Editor öffnen</translation>
  </message>
  <message>
   <source>Copied.</source>
   <translation>Kopiert.</translation>
  </message>
  <message>
   <source>Restyle selected text</source>
   <translation>Ausgewählten Text umschreiben</translation>
  </message>
  <message>
   <source>Restyle clipboard</source>
   <translation>Zwischenablage umschreiben</translation>
  </message>
  <message>
   <source>Paste it in {app}, over what is selected there</source>
   <translation>In {app} einsetzen, an Stelle der Auswahl dort</translation>
  </message>
  <message>
   <source>It is on the clipboard. For Paste Over, allow Pastiche in System Settings, Privacy &amp; Security, Accessibility.</source>
   <translation>Es liegt in der Zwischenablage. Für „Auswahl ersetzen“ erlauben Sie Pastiche unter Systemeinstellungen, Datenschutz &amp; Sicherheit, Bedienungshilfen.</translation>
  </message>
  <message>
   <source>The editor is writing just now, and there is memory for one of the two.</source>
   <translation>Der Editor schreibt gerade, und der Arbeitsspeicher reicht nur für eines von beiden.</translation>
  </message>
  <message>
   <source>Wait until it is done, then try again.</source>
   <translation>Warten Sie, bis es fertig ist, und versuchen Sie es dann erneut.</translation>
  </message>
  <message>
   <source>{work} has begun, and needs the memory.</source>
   <translation>„{work}“ hat begonnen und braucht den Arbeitsspeicher.</translation>
  </message>
  <message>
   <source>Try again: it pauses while this is written.</source>
   <translation>Versuchen Sie es erneut: Die Arbeit pausiert, während dies geschrieben wird.</translation>
  </message>
  <message>
   <source>Nothing was checked: checks are off in the editor.</source>
   <translation>Nichts wurde geprüft: Die Prüfungen sind im Editor ausgeschaltet.</translation>
  </message>
  <message>
   <source>{n} passage could not be written and stays as it was.</source>
   <translation>{n} Passage ließ sich nicht schreiben und blieb, wie sie war.</translation>
  </message>
  <message>
   <source>Stopped: {n} passage stays as it was.</source>
   <translation>Angehalten: {n} Passage bleibt, wie sie war.</translation>
  </message>
  <message>
   <source>Written on this computer in {n} second.</source>
   <translation>Auf diesem Computer in {n} Sekunde geschrieben.</translation>
  </message>
  <message>
   <source>Written on this computer in {n} seconds.</source>
   <translation>Auf diesem Computer in {n} Sekunden geschrieben.</translation>
  </message>
  <message>
   <source>There is no text here</source>
   <translation>Hier ist kein Text</translation>
  </message>
  <message>
   <source>The clipboard has no text</source>
   <translation>In der Zwischenablage ist kein Text</translation>
  </message>
  <message>
   <source>Copy a few sentences in any application, then look again.</source>
   <translation>Kopieren Sie in einem beliebigen Programm ein paar Sätze, und sehen Sie dann erneut nach.</translation>
  </message>
  <message>
   <source>no name or number lost</source>
   <translation>kein Name, keine Zahl verloren</translation>
  </message>
  <message>
   <source>Written on this Mac in {n} second.</source>
   <translation>Auf diesem Mac in {n} Sekunde geschrieben.</translation>
  </message>
  <message>
   <source>Written on this Mac in {n} seconds.</source>
   <translation>Auf diesem Mac in {n} Sekunden geschrieben.</translation>
  </message>
  <message>
   <source>Described by {service}.</source>
   <translation>Inhaltsangabe von {service}.</translation>
  </message>
  <message>
   <source>Getting ready...</source>
   <translation>Wird vorbereitet...</translation>
  </message>
  <message>
   <source>So much is better read passage by passage, where each can be taken, changed or left as it was. The editor does that.</source>
   <translation>So viel liest sich besser Passage für Passage; jede lässt sich dann annehmen, ändern oder lassen, wie sie war. Das geht im Editor.</translation>
  </message>
  <message>
   <source>Pastiche learns one from books in five steps, or takes one trained elsewhere.</source>
   <translation>Pastiche lernt eine aus Büchern in fünf Schritten oder nimmt eine, die anderswo trainiert wurde.</translation>
  </message>
  <message>
   <source>Headings, lists, code and a few words alone stay as they are. Copy whole sentences.</source>
   <translation>Überschriften, Listen, Code und wenige Wörter allein bleiben, wie sie sind. Kopieren Sie ganze Sätze.</translation>
  </message>
  <message>
   <source>{n} passages could not be written and stay as they were.</source>
   <translation>{n} Passagen ließen sich nicht schreiben und blieben, wie sie waren.</translation>
  </message>
  <message>
   <source>Stopped: {n} passages stay as they were.</source>
   <translation>Angehalten: {n} Passagen bleiben, wie sie waren.</translation>
  </message>
  <message>
   <source>Loading the voice...</source>
   <translation>Stimme wird geladen...</translation>
  </message>
  <message>
   <source>Writing...</source>
   <translation>Schreibt...</translation>
  </message>
  <message>
   <source>{work} pauses until this panel is closed.</source>
   <translation>„{work}“ pausiert, bis dieses Fenster geschlossen ist.</translation>
  </message>
  <message>
   <source>Nothing to restyle here</source>
   <translation>Hier gibt es nichts umzuschreiben</translation>
  </message>
  <message>
   <source>{work} pauses; its last step is being saved.</source>
   <translation>„{work}“ pausiert; der letzte Schritt wird gesichert.</translation>
  </message>
  <message>
   <source>This is a long text: {words}</source>
   <translation>Dies ist ein langer Text: {words}</translation>
  </message>
  <message>
   <source>Stopped. Nothing was written.</source>
   <translation>Angehalten. Nichts wurde geschrieben.</translation>
  </message>
  <message>
   <source>Open it in the editor, which asks for what it lacks, or choose another voice.</source>
   <translation>Öffnen Sie es im Editor, der nach dem Fehlenden fragt, oder wählen Sie eine andere Stimme.</translation>
  </message>
  <message>
   <source>{voice} cannot write yet.</source>
   <translation>{voice} kann noch nicht schreiben.</translation>
  </message>
  <message>
   <source>Decided by you</source>
   <translation>Von Ihnen entschieden</translation>
  </message>
  <message>
   <source>About the author</source>
   <translation>Über den Autor</translation>
  </message>
  <message>
   <source>Acknowledgements</source>
   <translation>Danksagung</translation>
  </message>
  <message>
   <source>Advertising</source>
   <translation>Werbung</translation>
  </message>
  <message>
   <source>Author's preface</source>
   <translation>Vorwort des Autors</translation>
  </message>
  <message>
   <source>After the text has ended</source>
   <translation>Nach dem Ende des Textes</translation>
  </message>
  <message>
   <source>Books and sources</source>
   <translation>Bücher und Quellen</translation>
  </message>
  <message>
   <source>Captions of pictures</source>
   <translation>Bildunterschriften</translation>
  </message>
  <message>
   <source>Table of dates</source>
   <translation>Zeittafel</translation>
  </message>
  <message>
   <source>How the book was made</source>
   <translation>Wie das Buch entstand</translation>
  </message>
  <message>
   <source>Content warning</source>
   <translation>Inhaltswarnung</translation>
  </message>
  <message>
   <source>Table of contents</source>
   <translation>Inhaltsverzeichnis</translation>
  </message>
  <message>
   <source>Copyright page</source>
   <translation>Impressum</translation>
  </message>
  <message>
   <source>Dedication</source>
   <translation>Widmung</translation>
  </message>
  <message>
   <source>“The End”</source>
   <translation>„Ende“</translation>
  </message>
  <message>
   <source>Motto (epigraph)</source>
   <translation>Motto (Epigraph)</translation>
  </message>
  <message>
   <source>Sample of another book</source>
   <translation>Leseprobe eines anderen Buchs</translation>
  </message>
  <message>
   <source>Foreword by another</source>
   <translation>Fremdes Vorwort</translation>
  </message>
  <message>
   <source>Before the text begins</source>
   <translation>Vor Beginn des Textes</translation>
  </message>
  <message>
   <source>Glossary</source>
   <translation>Glossar</translation>
  </message>
  <message>
   <source>Project Gutenberg</source>
   <translation>Project Gutenberg</translation>
  </message>
  <message>
   <source>Headings</source>
   <translation>Überschriften</translation>
  </message>
  <message>
   <source>List of illustrations</source>
   <translation>Abbildungsverzeichnis</translation>
  </message>
  <message>
   <source>Index</source>
   <translation>Register</translation>
  </message>
  <message>
   <source>Other lists</source>
   <translation>Andere Listen</translation>
  </message>
  <message>
   <source>Not prose</source>
   <translation>Keine Prosa</translation>
  </message>
  <message>
   <source>Footnotes and endnotes</source>
   <translation>Fuß- und Endnoten</translation>
  </message>
  <message>
   <source>Sections of notes</source>
   <translation>Abschnitte mit Anmerkungen</translation>
  </message>
  <message>
   <source>Lists of other books</source>
   <translation>Listen anderer Bücher</translation>
  </message>
  <message>
   <source>Running heads, page numbers</source>
   <translation>Kolumnentitel, Seitenzahlen</translation>
  </message>
  <message>
   <source>Praise by reviewers</source>
   <translation>Lob von Rezensenten</translation>
  </message>
  <message>
   <source>Questions for readers</source>
   <translation>Fragen an Leser</translation>
  </message>
  <message>
   <source>In another book too</source>
   <translation>Auch in anderem Buch</translation>
  </message>
  <message>
   <source>Library or scanner's stamp</source>
   <translation>Bibliotheks- oder Scanstempel</translation>
  </message>
  <message>
   <source>Marks between scenes</source>
   <translation>Zeichen zwischen Szenen</translation>
  </message>
  <message>
   <source>Perhaps not the story</source>
   <translation>Vielleicht nicht die Geschichte</translation>
  </message>
  <message>
   <source>Title page</source>
   <translation>Titelseite</translation>
  </message>
  <message>
   <source>Publisher to the reader</source>
   <translation>Der Verlag an die Leser</translation>
  </message>
  <message>
   <source>Transcriber's notes</source>
   <translation>Anmerkungen zur Abschrift</translation>
  </message>
  <message>
   <source>Pastiche sends nothing by itself. Read what stands here, then copy it or save it, and give it to whom you like. Your books, your text, your keys and the names of your files are not in it.</source>
   <translation>Pastiche sendet von selbst nichts. Lesen Sie, was hier steht; dann kopieren oder sichern Sie es, und geben Sie es, wem Sie mögen. Ihre Bücher, Ihr Text, Ihre Schlüssel und die Namen Ihrer Dateien stehen nicht darin.</translation>
  </message>
  <message>
   <source>Report a Problem</source>
   <translation>Problem melden</translation>
  </message>
  <message>
   <source>What you did</source>
   <translation>Was Sie getan haben</translation>
  </message>
  <message>
   <source>I pressed Start on the page Train, and after a minute it said...</source>
   <translation>Ich habe auf der Seite Trainieren auf Starten gedrückt, und nach einer Minute hieß es...</translation>
  </message>
  <message>
   <source>Everything that the report holds</source>
   <translation>Alles, was der Bericht enthält</translation>
  </message>
  <message>
   <source>Save As...</source>
   <translation>Sichern unter...</translation>
  </message>
  <message>
   <source>Save the Report</source>
   <translation>Bericht sichern</translation>
  </message>
  <message>
   <source>Saved</source>
   <translation>Gesichert</translation>
  </message>
  <message>
   <source>Report a problem</source>
   <translation>Ein Problem melden</translation>
  </message>
  <message>
   <source>What did you do, and what happened?</source>
   <translation>Was haben Sie getan, und was ist geschehen?</translation>
  </message>
  <message>
   <source>All that the report holds</source>
   <translation>Alles, was im Bericht steht</translation>
  </message>
  <message>
   <source>Looking at this computer...</source>
   <translation>Dieser Computer wird angesehen...</translation>
  </message>
  <message>
   <source>Pastiche report {date}.txt</source>
   <translation>Pastiche-Bericht {date}.txt</translation>
  </message>
  <message>
   <source>Text</source>
   <translation>Text</translation>
  </message>
  <message>
   <source>Choosing passages</source>
   <translation>Auswahl der Passagen</translation>
  </message>
  <message>
   <source>Describing passages</source>
   <translation>Beschreiben der Passagen</translation>
  </message>
  <message>
   <source>Learning the voice</source>
   <translation>Erlernen der Stimme</translation>
  </message>
  <message>
   <source>The usual values are those of the published method. What you change is where new projects and new trainings start; what was made before stays as it is.</source>
   <translation>Die üblichen Werte sind die des veröffentlichten Verfahrens. Was Sie ändern, gilt am Anfang neuer Projekte und neuer Trainings; was vorher entstand, bleibt, wie es ist.</translation>
  </message>
  <message>
   <source>The practice model keeps its own values. How freely a voice writes is set on the page Restyle, under How It Writes.</source>
   <translation>Das Übungsmodell behält eigene Werte. Wie frei eine Stimme schreibt, stellen Sie auf der Seite Umschreiben ein, unter „Wie sie schreibt“.</translation>
  </message>
  <message>
   <source>Everything is as usual.</source>
   <translation>Alles ist wie üblich.</translation>
  </message>
  <message>
   <source>Advanced</source>
   <translation>Erweitert</translation>
  </message>
  <message>
   <source>Put All Back</source>
   <translation>Alles wiederherstellen</translation>
  </message>
  <message>
   <source>Changed: {what}.</source>
   <translation>Geändert: {what}.</translation>
  </message>
  <message>
   <source>Opens the small panel from any app. It needs Control, Option, or Command with Shift. Off while empty.</source>
   <translation>Öffnet das kleine Fenster aus jeder App. Nötig ist die Control- oder Wahltaste, oder Befehls- mit Umschalttaste. Leer heißt aus.</translation>
  </message>
  <message>
   <source>Pastiche then asks {host} for the newest version and sends nothing but the question. Nothing is downloaded. Usually off.</source>
   <translation>Pastiche fragt dann {host} nach der neuesten Version und sendet nichts als die Frage. Geladen wird nichts. Üblicherweise aus.</translation>
  </message>
  <message>
   <source>General</source>
   <translation>Allgemein</translation>
  </message>
  <message>
   <source>What you change here holds at once.</source>
   <translation>Was Sie hier ändern, gilt sofort.</translation>
  </message>
  <message>
   <source>Text size</source>
   <translation>Textgröße</translation>
  </message>
  <message>
   <source>None</source>
   <translation>Keine</translation>
  </message>
  <message>
   <source>Restyle Clipboard from any app</source>
   <translation>Zwischenablage aus jeder App umschreiben</translation>
  </message>
  <message>
   <source>Ask once a day</source>
   <translation>Einmal am Tag fragen</translation>
  </message>
  <message>
   <source>Ask once a day for a newer version</source>
   <translation>Einmal am Tag nach einer neueren Version fragen</translation>
  </message>
  <message>
   <source>Newer versions</source>
   <translation>Neuere Versionen</translation>
  </message>
  <message>
   <source>As the system</source>
   <translation>Wie das System</translation>
  </message>
  <message>
   <source>{bigger} and {smaller} do it everywhere.</source>
   <translation>Überall geht es mit {bigger} und {smaller}.</translation>
  </message>
  <message>
   <source>Keys for Restyle Clipboard from any app</source>
   <translation>Tasten: Zwischenablage aus jeder App umschreiben</translation>
  </message>
  <message>
   <source>No keys for Restyle Clipboard from any app</source>
   <translation>Keine Tasten: Zwischenablage aus jeder App umschreiben</translation>
  </message>
  <message>
   <source>Pastiche cannot take these keys from other apps. Add Control or Option, or choose another key.</source>
   <translation>Diese Tasten kann Pastiche anderen Apps nicht nehmen. Nehmen Sie die Control- oder Wahltaste hinzu, oder eine andere Taste.</translation>
  </message>
  <message>
   <source>Last answered {when}.</source>
   <translation>Zuletzt beantwortet: {when}.</translation>
  </message>
  <message>
   <source>A key lets Pastiche use a cloud service that you pay for. Keys are kept in {place} and never written to a project, a log or a report. You need none of them to make a voice on this computer.</source>
   <translation>Mit einem Schlüssel kann Pastiche einen Cloud-Dienst nutzen, für den Sie zahlen. Schlüssel liegen {place} und kommen nie in ein Projekt, ein Protokoll oder einen Bericht. Für eine Stimme auf diesem Computer brauchen Sie keinen.</translation>
  </message>
  <message>
   <source>Pastiche stops and says so. It never changes to another service by itself.</source>
   <translation>Pastiche hält an und sagt es. Nie wechselt es von selbst zu einem anderen Dienst.</translation>
  </message>
  <message>
   <source>the macOS Keychain</source>
   <translation>im macOS-Schlüsselbund</translation>
  </message>
  <message>
   <source>the system's Keychain</source>
   <translation>im Schlüsselbund des Systems</translation>
  </message>
  <message>
   <source>Keys</source>
   <translation>Schlüssel</translation>
  </message>
  <message>
   <source>Add a Service...</source>
   <translation>Dienst hinzufügen...</translation>
  </message>
  <message>
   <source>Its address is set in Services.</source>
   <translation>Seine Adresse stellen Sie unter „Dienste“ ein.</translation>
  </message>
  <message>
   <source>If a key is missing</source>
   <translation>Wenn ein Schlüssel fehlt</translation>
  </message>
  <message>
   <source>The practice model that comes with Pastiche</source>
   <translation>Das Übungsmodell, das mit Pastiche kommt</translation>
  </message>
  <message>
   <source>For plain accounts of passages</source>
   <translation>Für Inhaltsangaben von Passagen</translation>
  </message>
  <message>
   <source>For telling what passages are about</source>
   <translation>Erkennt, wovon Passagen handeln</translation>
  </message>
  <message>
   <source>For a second opinion on style</source>
   <translation>Für eine zweite Meinung zum Stil</translation>
  </message>
  <message>
   <source>A model of your own choice</source>
   <translation>Ein Modell Ihrer eigenen Wahl</translation>
  </message>
  <message>
   <source>The large model for voices</source>
   <translation>Das große Modell für Stimmen</translation>
  </message>
  <message>
   <source>The middle-sized model for voices</source>
   <translation>Das mittelgroße Modell für Stimmen</translation>
  </message>
  <message>
   <source>The small model for voices</source>
   <translation>Das kleine Modell für Stimmen</translation>
  </message>
  <message>
   <source>The smallest model for voices</source>
   <translation>Das kleinste Modell für Stimmen</translation>
  </message>
  <message>
   <source>{model}, packed tighter</source>
   <translation>{model}, enger gepackt</translation>
  </message>
  <message>
   <source>It is being measured or fetched.</source>
   <translation>Es wird gerade gemessen oder geladen.</translation>
  </message>
  <message>
   <source>A model in a folder of yours</source>
   <translation>Ein Modell in einem Ihrer Ordner</translation>
  </message>
  <message>
   <source>The voice of {author} is being learned on it.</source>
   <translation>Darauf wird gerade die Stimme von {author} gelernt.</translation>
  </message>
  <message>
   <source>It is describing passages.</source>
   <translation>Es beschreibt gerade Passagen.</translation>
  </message>
  <message>
   <source>It is reading passages.</source>
   <translation>Es liest gerade Passagen.</translation>
  </message>
  <message>
   <source>No voice needs it.</source>
   <translation>Keine Stimme braucht es.</translation>
  </message>
  <message>
   <source>It is a part of Pastiche and stays.</source>
   <translation>Es gehört zu Pastiche und bleibt.</translation>
  </message>
  <message>
   <source>It lies where you keep it.</source>
   <translation>Es liegt, wo Sie es aufbewahren.</translation>
  </message>
  <message>
   <source>It lies in the folder of Hugging Face, where other programs may use it, too.</source>
   <translation>Es liegt im Ordner von Hugging Face, wo auch andere Programme es nutzen können.</translation>
  </message>
  <message>
   <source>{n} other</source>
   <translation>{n} weiteren</translation>
  </message>
  <message>
   <source>{n} others</source>
   <translation>{n} weiteren</translation>
  </message>
  <message>
   <source>{some} and {last}</source>
   <translation>{some} und {last}</translation>
  </message>
  <message>
   <source>Needed by the voices of {authors}.</source>
   <translation>Nötig für die Stimmen von {authors}.</translation>
  </message>
  <message>
   <source>Choosing passages and comparing what they mean need it.</source>
   <translation>Nötig, um Passagen auszuwählen und ihren Sinn zu vergleichen.</translation>
  </message>
  <message>
   <source>Measuring a voice asks it, where it is here; nothing needs it.</source>
   <translation>Beim Messen einer Stimme wird es gefragt, wo es hier ist; nötig ist es nirgends.</translation>
  </message>
  <message>
   <source>Take Off the List</source>
   <translation>Von der Liste nehmen</translation>
  </message>
  <message>
   <source>Delete...</source>
   <translation>Löschen...</translation>
  </message>
  <message>
   <source>Delete</source>
   <translation>Löschen</translation>
  </message>
  <message>
   <source>Unfinished: {size} of what it is made from are here.</source>
   <translation>Unfertig: {size} von dem, woraus es entsteht, sind da.</translation>
  </message>
  <message>
   <source>Unfinished: {size} are here.</source>
   <translation>Unfertig: {size} sind da.</translation>
  </message>
  <message>
   <source>Needed by the voice of {author}.</source>
   <translation>Nötig für die Stimme von {author}.</translation>
  </message>
  <message>
   <source>Needed by the voices of {authors} and {others}.</source>
   <translation>Nötig für die Stimmen von {authors} und {others}.</translation>
  </message>
  <message>
   <source>Show the folder of {model}</source>
   <translation>Ordner von {model} zeigen</translation>
  </message>
  <message>
   <source>{what} {model}</source>
   <translation>{what} {model}</translation>
  </message>
  <message>
   <source>{what}: {model}</source>
   <translation>{what}: {model}</translation>
  </message>
  <message>
   <source>It goes to the Trash. Its {size} are free when the Trash is emptied.</source>
   <translation>Es kommt in den Papierkorb. Sobald dieser geleert wird, werden {size} frei.</translation>
  </message>
  <message>
   <source>A voice is a small addition to a large model, and needs that very one to write. Models are fetched when you first use them, and can be fetched again.</source>
   <translation>Eine Stimme ist ein kleiner Zusatz zu einem großen Modell und braucht zum Schreiben genau dieses. Modelle werden geladen, wenn Sie sie zum ersten Mal nutzen, und lassen sich erneut laden.</translation>
  </message>
  <message>
   <source>{models} take {size}. {free} are free on this disk.</source>
   <translation>{models} belegen {size}. Frei auf dieser Festplatte: {free}.</translation>
  </message>
  <message>
   <source>Keep It</source>
   <translation>Behalten</translation>
  </message>
  <message>
   <source>Models</source>
   <translation>Modelle</translation>
  </message>
  <message>
   <source>Show the folder of all models</source>
   <translation>Ordner aller Modelle zeigen</translation>
  </message>
  <message>
   <source>{n} model</source>
   <translation>{n} Modell</translation>
  </message>
  <message>
   <source>{n} models</source>
   <translation>{n} Modelle</translation>
  </message>
  <message>
   <source>Only what came with Pastiche is here. {free} are free on this disk.</source>
   <translation>Hier ist nur, was mit Pastiche kam. Frei auf dieser Festplatte: {free}.</translation>
  </message>
  <message>
   <source>Moving it to the Trash...</source>
   <translation>Kommt in den Papierkorb...</translation>
  </message>
  <message>
   <source>They cannot write until it has been fetched again.</source>
   <translation>Geschrieben wird damit erst wieder, wenn es neu geladen ist.</translation>
  </message>
  <message>
   <source>It lies in the folder of Hugging Face: other programs that use it lose it, too.</source>
   <translation>Es liegt im Ordner von Hugging Face: Auch andere Programme, die es nutzen, verlieren es.</translation>
  </message>
  <message>
   <source>Looking at what is on this computer...</source>
   <translation>Es wird nachgesehen, was auf diesem Computer ist...</translation>
  </message>
  <message>
   <source>It is being used just now. Stop that first.</source>
   <translation>Es wird gerade gebraucht. Halten Sie das zuerst an.</translation>
  </message>
  <message>
   <source>Delete {model}?</source>
   <translation>{model} löschen?</translation>
  </message>
  <message>
   <source>Unfinished downloads</source>
   <translation>Unfertige Downloads</translation>
  </message>
  <message>
   <source>Services</source>
   <translation>Dienste</translation>
  </message>
  <message>
   <source>Set here anew what you want otherwise. The damaged file is kept as {name}.</source>
   <translation>Stellen Sie hier neu ein, was Sie anders möchten. Die beschädigte Datei bleibt als {name} erhalten.</translation>
  </message>
  <message>
   <source>The file of your preferences was damaged, so the usual values hold. Your projects are whole.</source>
   <translation>Die Datei Ihrer Einstellungen war beschädigt; deshalb gelten die üblichen Werte. Ihre Projekte sind heil.</translation>
  </message>
  <message>
   <source>What you change cannot be kept: {why}</source>
   <translation>Was Sie ändern, lässt sich nicht sichern: {why}</translation>
  </message>
  <message>
   <source>A project is a folder of plain files: copy it, and you have a copy of everything.</source>
   <translation>Ein Projekt ist ein Ordner aus einfachen Dateien: Kopieren Sie ihn, und Sie haben eine Kopie von allem.</translation>
  </message>
  <message>
   <source>It holds no text of books, and no keys.</source>
   <translation>Es enthält keinen Text aus Büchern und keine Schlüssel.</translation>
  </message>
  <message>
   <source>What Pastiche worked out about texts and voices, and keeps to be quick. Emptied, it is worked out again when it is needed; nothing of yours lies there.</source>
   <translation>Was Pastiche über Texte und Stimmen errechnet hat und aufhebt, um schnell zu sein. Nach dem Leeren wird es bei Bedarf neu errechnet; von Ihnen liegt dort nichts.</translation>
  </message>
  <message>
   <source>Change...</source>
   <translation>Ändern...</translation>
  </message>
  <message>
   <source>New projects</source>
   <translation>Neue Projekte</translation>
  </message>
  <message>
   <source>Where shall new projects lie?</source>
   <translation>Wo sollen neue Projekte liegen?</translation>
  </message>
  <message>
   <source>Show</source>
   <translation>Zeigen</translation>
  </message>
  <message>
   <source>Looking...</source>
   <translation>Wird nachgesehen...</translation>
  </message>
  <message>
   <source>Empty</source>
   <translation>Leeren</translation>
  </message>
  <message>
   <source>Worked out</source>
   <translation>Errechnetes</translation>
  </message>
  <message>
   <source>Emptied.</source>
   <translation>Geleert.</translation>
  </message>
  <message>
   <source>Where the rest lies</source>
   <translation>Wo das Übrige liegt</translation>
  </message>
  <message>
   <source>What can be made again</source>
   <translation>Was neu entstehen kann</translation>
  </message>
  <message>
   <source>Voices and drafts</source>
   <translation>Stimmen und Entwürfe</translation>
  </message>
  <message>
   <source>Preferences</source>
   <translation>Einstellungen</translation>
  </message>
  <message>
   <source>Log</source>
   <translation>Protokoll</translation>
  </message>
  <message>
   <source>Change where new projects lie</source>
   <translation>Ändern, wo neue Projekte liegen</translation>
  </message>
  <message>
   <source>This folder is not there now. Choose another one.</source>
   <translation>Dieser Ordner ist jetzt nicht da. Wählen Sie einen anderen.</translation>
  </message>
  <message>
   <source>Show {what}</source>
   <translation>{what} zeigen</translation>
  </message>
  <message>
   <source>Empty what can be made again</source>
   <translation>Leeren, was neu entstehen kann</translation>
  </message>
  <message>
   <source>Nothing</source>
   <translation>Nichts</translation>
  </message>
  <message>
   <source>A voice is writing just now and uses it. Stop that first.</source>
   <translation>Eine Stimme schreibt gerade und braucht es. Halten Sie das zuerst an.</translation>
  </message>
  <message>
   <source>Work that runs may be using it.</source>
   <translation>Laufende Arbeit braucht es vielleicht.</translation>
  </message>
  <message>
   <source>Most to learn from</source>
   <translation>Höchstmenge zum Lernen</translation>
  </message>
  <message>
   <source>In tokens, some 1.3 to a word. More takes longer and has not been shown to sound better.</source>
   <translation>In Token, etwa 1,3 je Wort. Mehr dauert länger; dass es besser klingt, ist nicht erwiesen.</translation>
  </message>
  <message>
   <source>Shortest passage</source>
   <translation>Kürzeste Passage</translation>
  </message>
  <message>
   <source>What is shorter, in words, is left out.</source>
   <translation>In Wörtern; was kürzer ist, bleibt weg.</translation>
  </message>
  <message>
   <source>Shortest to describe</source>
   <translation>Kürzestes Stück zum Beschreiben</translation>
  </message>
  <message>
   <source>Books are cut into pieces of so many words at least, at the ends of paragraphs.</source>
   <translation>Bücher werden an Absatzenden in Stücke von mindestens so vielen Wörtern geteilt.</translation>
  </message>
  <message>
   <source>Longest to describe</source>
   <translation>Längstes Stück zum Beschreiben</translation>
  </message>
  <message>
   <source>And of so many at most. Longer ones need more memory to learn from.</source>
   <translation>Und von höchstens so vielen. Das Lernen aus längeren braucht mehr Arbeitsspeicher.</translation>
  </message>
  <message>
   <source>Let pieces overlap</source>
   <translation>Stücke überlappen lassen</translation>
  </message>
  <message>
   <source>A piece begins with the last paragraph of the one before: so it learns how they lead on.</source>
   <translation>Ein Stück beginnt mit dem letzten Absatz des vorigen: So lernt die Stimme, wie sie aneinander anschließen.</translation>
  </message>
  <message>
   <source>Times through</source>
   <translation>Durchgänge</translation>
  </message>
  <message>
   <source>How often Standard goes through the passages (epochs). Quick and Thorough have their own.</source>
   <translation>Wie oft „Standard“ die Passagen durchgeht (Epochen). „Schnell“ und „Gründlich“ haben eigene Werte.</translation>
  </message>
  <message>
   <source>Length of a step</source>
   <translation>Schrittlänge</translation>
  </message>
  <message>
   <source>How far each step goes (learning rate). Too far, and it forgets how to write.</source>
   <translation>Wie weit jeder Schritt geht (Lernrate). Zu weit, und die Stimme verlernt das Schreiben.</translation>
  </message>
  <message>
   <source>Slow start</source>
   <translation>Langsamer Anfang</translation>
  </message>
  <message>
   <source>Over so many steps the length of a step rises from nothing (warm-up).</source>
   <translation>Über so viele Schritte wächst die Schrittlänge von null an (Warm-up).</translation>
  </message>
  <message>
   <source>Ever shorter steps</source>
   <translation>Immer kürzere Schritte</translation>
  </message>
  <message>
   <source>The length of a step falls evenly, to a twentieth at the end (linear decay).</source>
   <translation>Die Schrittlänge fällt gleichmäßig, am Ende auf ein Zwanzigstel (linearer Abfall).</translation>
  </message>
  <message>
   <source>Room for the voice</source>
   <translation>Raum für die Stimme</translation>
  </message>
  <message>
   <source>How much a voice can hold (rank). More takes more memory, and learns by heart sooner.</source>
   <translation>Wie viel eine Stimme fassen kann (Rang, rank). Mehr braucht mehr Arbeitsspeicher und lernt eher auswendig.</translation>
  </message>
  <message>
   <source>How strongly it works on the model underneath (scale).</source>
   <translation>Wie stark sie auf das Modell darunter wirkt (Skalierung, scale).</translation>
  </message>
  <message>
   <source>Left out at random</source>
   <translation>Zufällig weggelassen</translation>
  </message>
  <message>
   <source>A share of the voice, switched off at each step, against learning by heart (dropout).</source>
   <translation>Ein Anteil der Stimme, bei jedem Schritt abgeschaltet, gegen Auswendiglernen (Dropout).</translation>
  </message>
  <message>
   <source>Layers that learn</source>
   <translation>Lernende Schichten</translation>
  </message>
  <message>
   <source>So many from the top of the model, or -1 for all (layers).</source>
   <translation>So viele von oben im Modell, oder -1 für alle (Schichten).</translation>
  </message>
  <message>
   <source>Passages at a time</source>
   <translation>Passagen zugleich</translation>
  </message>
  <message>
   <source>Quicker with much memory (batch size).</source>
   <translation>Mit viel Arbeitsspeicher schneller (Batchgröße).</translation>
  </message>
  <message>
   <source>Passages to a change</source>
   <translation>Passagen je Änderung</translation>
  </message>
  <message>
   <source>So many times passages are read before the voice changes (gradient accumulation).</source>
   <translation>So oft werden Passagen gelesen, bevor sich die Stimme ändert (Gradientenakkumulation).</translation>
  </message>
  <message>
   <source>Longest to learn from</source>
   <translation>Längstes Stück zum Lernen</translation>
  </message>
  <message>
   <source>A passage with its account, in tokens; longer ones are divided (sequence length).</source>
   <translation>Eine Passage mit ihrer Inhaltsangabe, in Token; längere werden geteilt (Sequenzlänge).</translation>
  </message>
  <message>
   <source>Steps between measurements</source>
   <translation>Schritte zwischen Messungen</translation>
  </message>
  <message>
   <source>How often it is heard on chapters that it never learned from (validation).</source>
   <translation>Wie oft sie an Kapiteln geprüft wird, aus denen sie nie gelernt hat (Validierung).</translation>
  </message>
  <message>
   <source>Steps between savings</source>
   <translation>Schritte zwischen Sicherungen</translation>
  </message>
  <message>
   <source>What a stop can lose at most (checkpoints).</source>
   <translation>Was ein Anhalten höchstens kosten kann (Zwischenstände).</translation>
  </message>
  <message>
   <source>Always save memory</source>
   <translation>Immer Arbeitsspeicher sparen</translation>
  </message>
  <message>
   <source>It keeps less in mind: slower by about a third (gradient checkpointing).</source>
   <translation>Es wird weniger im Kopf behalten: etwa um ein Drittel langsamer (Gradient Checkpointing).</translation>
  </message>
  <message>
   <source>Nothing leaves this computer.</source>
   <translation>Nichts verlässt diesen Computer.</translation>
  </message>
  <message>
   <source>Whoever describes passages reads them. What runs on this computer sends nothing; a service in the cloud receives the text that you have described.</source>
   <translation>Wer Passagen beschreibt, liest sie. Was auf diesem Computer läuft, sendet nichts; ein Dienst in der Cloud erhält den Text, den Sie beschreiben lassen.</translation>
  </message>
  <message>
   <source>Who writes the plain accounts in new projects</source>
   <translation>Wer in neuen Projekten die Inhaltsangaben schreibt</translation>
  </message>
  <message>
   <source>Each project can still have another, on the page Neutralize.</source>
   <translation>Jedes Projekt kann auf der Seite Neutralisieren einen anderen haben.</translation>
  </message>
  <message>
   <source>Leave it empty for Ollama on this computer.</source>
   <translation>Leer lassen für Ollama auf diesem Computer.</translation>
  </message>
  <message>
   <source>Any server that speaks OpenAI's language. If it wants a key, set it in Keys.</source>
   <translation>Jeder Server, der die Sprache von OpenAI spricht. Verlangt er einen Schlüssel, tragen Sie ihn unter „Schlüssel“ ein.</translation>
  </message>
  <message>
   <source>The text then goes to {host}.</source>
   <translation>Der Text geht dann an {host}.</translation>
  </message>
  <message>
   <source>It says which service, how many words and what it will cost, before the first passage is sent. A text that you restyle is asked about each time.</source>
   <translation>Genannt werden Dienst, Wortzahl und Kosten, bevor die erste Passage gesendet wird. Bei einem Text, den Sie umschreiben, wird jedes Mal gefragt.</translation>
  </message>
  <message>
   <source>A table that comes with Pastiche, and that you may correct. What is not in it has no price.</source>
   <translation>Eine Tabelle, die mit Pastiche kommt und die Sie berichtigen können. Was nicht darin steht, hat keinen Preis.</translation>
  </message>
  <message>
   <source>Open the Table of Prices</source>
   <translation>Preistabelle öffnen</translation>
  </message>
  <message>
   <source>The chosen passages go to the address that you give below.</source>
   <translation>Die ausgewählten Passagen gehen an die Adresse, die Sie unten angeben.</translation>
  </message>
  <message>
   <source>The chosen passages, and texts that you restyle with such a voice, go to {host}.</source>
   <translation>Die ausgewählten Passagen und Texte, die Sie mit einer solchen Stimme umschreiben, gehen an {host}.</translation>
  </message>
  <message>
   <source>Address of Ollama</source>
   <translation>Adresse von Ollama</translation>
  </message>
  <message>
   <source>Address of another server</source>
   <translation>Adresse eines anderen Servers</translation>
  </message>
  <message>
   <source>Model of the other server</source>
   <translation>Modell des anderen Servers</translation>
  </message>
  <message>
   <source>Name of the model</source>
   <translation>Name des Modells</translation>
  </message>
  <message>
   <source>Ask once for each project</source>
   <translation>Einmal je Projekt fragen</translation>
  </message>
  <message>
   <source>Ask every time</source>
   <translation>Jedes Mal fragen</translation>
  </message>
  <message>
   <source>Ask All Projects Anew</source>
   <translation>Für alle Projekte neu fragen</translation>
  </message>
  <message>
   <source>Each project is asked again before its text goes out.</source>
   <translation>Bei jedem Projekt wird wieder gefragt, bevor sein Text hinausgeht.</translation>
  </message>
  <message>
   <source>Prices</source>
   <translation>Preise</translation>
  </message>
  <message>
   <source>Addresses</source>
   <translation>Adressen</translation>
  </message>
  <message>
   <source>Before books go out</source>
   <translation>Bevor Bücher hinausgehen</translation>
  </message>
  <message>
   <source>What services charge</source>
   <translation>Was Dienste kosten</translation>
  </message>
  <message>
   <source>Ollama</source>
   <translation>Ollama</translation>
  </message>
  <message>
   <source>Another server</source>
   <translation>Anderer Server</translation>
  </message>
  <message>
   <source>Its model</source>
   <translation>Sein Modell</translation>
  </message>
  <message>
   <source>It is chosen above, and needs an address and a model.</source>
   <translation>Er ist oben gewählt und braucht eine Adresse und ein Modell.</translation>
  </message>
  <message>
   <source>It asks you</source>
   <translation>Pastiche fragt Sie</translation>
  </message>
  <message>
   <source>Parts of Settings</source>
   <translation>Bereiche der Einstellungen</translation>
  </message>
  <message>
   <source>Put Back</source>
   <translation>Wiederherstellen</translation>
  </message>
  <message>
   <source>usually {n}</source>
   <translation>üblich: {n}</translation>
  </message>
  <message>
   <source>usually on</source>
   <translation>üblich: ein</translation>
  </message>
  <message>
   <source>usually off</source>
   <translation>üblich: aus</translation>
  </message>
  <message>
   <source>Put back {what}</source>
   <translation>{what} wiederherstellen</translation>
  </message>
  <message>
   <source>On</source>
   <translation>Ein</translation>
  </message>
  <message>
   <source>{why} Until then it is {n}.</source>
   <translation>{why} Bis dahin gilt {n}.</translation>
  </message>
  <message>
   <source>That is no whole number.</source>
   <translation>Das ist keine ganze Zahl.</translation>
  </message>
  <message>
   <source>That is no number.</source>
   <translation>Das ist keine Zahl.</translation>
  </message>
  <message>
   <source>Choose something from {least} to {most}.</source>
   <translation>Wählen Sie einen Wert von {least} bis {most}.</translation>
  </message>
  <message>
   <source>The shortest cannot be longer than the longest.</source>
   <translation>Das Kürzeste kann nicht länger sein als das Längste.</translation>
  </message>
  <message>
   <source>not: {what}</source>
   <translation>nicht: {what}</translation>
  </message>
  <message>
   <source>{what} {n}</source>
   <translation>{what} {n}</translation>
  </message>
  <message>
   <source>Settings: {tab}</source>
   <translation>Einstellungen: {tab}</translation>
  </message>
  <message>
   <source>What this project knows of the step {step} cannot be read.</source>
   <translation>Was dieses Projekt vom Schritt {step} weiß, ist nicht lesbar.</translation>
  </message>
  <message>
   <source>Run that step again. Your books lie there as they were.</source>
   <translation>Starten Sie diesen Schritt noch einmal. Ihre Bücher liegen da, wie sie waren.</translation>
  </message>
  <message>
   <source>done</source>
   <translation>fertig</translation>
  </message>
  <message>
   <source>Working</source>
   <translation>Arbeitet</translation>
  </message>
  <message>
   <source>working</source>
   <translation>arbeitet</translation>
  </message>
  <message>
   <source>Stopped by a problem</source>
   <translation>Angehalten: ein Problem</translation>
  </message>
  <message>
   <source>stopped</source>
   <translation>angehalten</translation>
  </message>
  <message>
   <source>Stopped; goes on from there</source>
   <translation>Angehalten; geht dort weiter</translation>
  </message>
  <message>
   <source>not yet</source>
   <translation>noch nicht</translation>
  </message>
  <message>
   <source>out of date</source>
   <translation>veraltet</translation>
  </message>
  <message>
   <source>Stopped early, best kept</source>
   <translation>Vorzeitig angehalten, Bestes behalten</translation>
  </message>
  <message>
   <source>Waits</source>
   <translation>Wartet</translation>
  </message>
  <message>
   <source>Out of date</source>
   <translation>Veraltet</translation>
  </message>
  <message>
   <source>Older than {step}</source>
   <translation>Älter als {step}</translation>
  </message>
  <message>
   <source>Put Back Account</source>
   <translation>Inhaltsangabe wiederherstellen</translation>
  </message>
  <message>
   <source>That is very little: expect a turn of phrase here and there rather than a voice. More by the same author would help.</source>
   <translation>Das ist sehr wenig: Erwarten Sie hier und da eine Wendung, noch keine Stimme. Mehr vom selben Autor würde helfen.</translation>
  </message>
  <message>
   <source>That is little for a voice: expect the manner rather than the art.</source>
   <translation>Das ist wenig für eine Stimme: Erwarten Sie eher die Manier als die Kunst.</translation>
  </message>
  <message>
   <source>A voice can be heard in that. But it is learned from few occasions: watch what it writes for sentences that it has by heart.</source>
   <translation>Darin ist eine Stimme zu hören. Doch gelernt wird sie an wenigen Anlässen: Achten Sie in dem, was sie schreibt, auf Sätze, die sie auswendig weiß.</translation>
  </message>
  <message>
   <source>From the mark on it is enough: what comes on top takes longer, and nobody has shown that it sounds better.</source>
   <translation>Ab der Marke genügt es: Was darüber hinausgeht, dauert länger, und niemand hat gezeigt, dass es besser klingt.</translation>
  </message>
  <message>
   <source>How much to learn, in words</source>
   <translation>Wie viel gelernt wird, in Wörtern</translation>
  </message>
  <message>
   <source>More text takes longer, and nobody has shown that it sounds better.</source>
   <translation>Mehr Text dauert länger, und niemand hat gezeigt, dass es besser klingt.</translation>
  </message>
  <message>
   <source>From {low} to {high}.</source>
   <translation>{low} bis {high}.</translation>
  </message>
  <message>
   <source>enough from here on</source>
   <translation>ab hier genug</translation>
  </message>
  <message>
   <source>{words}, all there is</source>
   <translation>{words}, also alles</translation>
  </message>
  <message>
   <source>About {words}, some {pages} pages</source>
   <translation>Etwa {words}, rund {pages} Seiten</translation>
  </message>
  <message>
   <source>Enough from {words} on.</source>
   <translation>Es genügen {words}.</translation>
  </message>
  <message>
   <source>The descriptions have changed since.</source>
   <translation>Seither haben sich die Inhaltsangaben geändert.</translation>
  </message>
  <message>
   <source>{n} book has come since.</source>
   <translation>Seither kam {n} Buch hinzu.</translation>
  </message>
  <message>
   <source>{n} books have come since.</source>
   <translation>Seither kamen {n} Bücher hinzu.</translation>
  </message>
  <message>
   <source>{n} book was taken out since.</source>
   <translation>Seither wurde {n} Buch herausgenommen.</translation>
  </message>
  <message>
   <source>{n} books were taken out since.</source>
   <translation>Seither wurden {n} Bücher herausgenommen.</translation>
  </message>
  <message>
   <source>{n} book was read anew since.</source>
   <translation>Seither wurde {n} Buch neu gelesen.</translation>
  </message>
  <message>
   <source>{n} books were read anew since.</source>
   <translation>Seither wurden {n} Bücher neu gelesen.</translation>
  </message>
  <message>
   <source>You decided on paragraphs since.</source>
   <translation>Seither haben Sie über Absätze entschieden.</translation>
  </message>
  <message>
   <source>The cleaned text has changed since.</source>
   <translation>Seither hat sich der gesäuberte Text geändert.</translation>
  </message>
  <message>
   <source>You decided on passages since.</source>
   <translation>Seither haben Sie über Passagen entschieden.</translation>
  </message>
  <message>
   <source>The chosen text has changed since.</source>
   <translation>Seither hat sich der ausgewählte Text geändert.</translation>
  </message>
  <message>
   <source>What was read is kept, so that choosing again takes seconds.</source>
   <translation>Was gelesen ist, bleibt; neu auszuwählen dauert daher nur Sekunden.</translation>
  </message>
  <message>
   <source>The chosen passages</source>
   <translation>Die ausgewählten Passagen</translation>
  </message>
  <message>
   <source>Draw the Map</source>
   <translation>Karte zeichnen</translation>
  </message>
  <message>
   <source>Choose Again</source>
   <translation>Neu auswählen</translation>
  </message>
  <message>
   <source>Passages near each other speak of similar things. Full: chosen. Ring: left out. Diamond and cross: by your word. A second click turns it round.</source>
   <translation>Nahe Passagen handeln von Ähnlichem. Voll: ausgewählt. Ring: weggelassen. Raute und Kreuz: von Ihnen bestimmt. Ein zweiter Klick kehrt es um.</translation>
  </message>
  <message>
   <source>There is no map of this choice yet. “Map” says how to draw one.</source>
   <translation>Von dieser Auswahl gibt es noch keine Karte. „Karte“ sagt, wie Sie eine zeichnen.</translation>
  </message>
  <message>
   <source>Map</source>
   <translation>Karte</translation>
  </message>
  <message>
   <source>How much to learn</source>
   <translation>Wie viel gelernt wird</translation>
  </message>
  <message>
   <source>Clean the Books</source>
   <translation>Bücher säubern</translation>
  </message>
  <message>
   <source>K keeps, D drops, with Shift the whole section; N goes to the next to look at.</source>
   <translation>K behält, D lässt weg, mit Umschalttaste den ganzen Abschnitt; N geht zum nächsten anzusehenden Absatz.</translation>
  </message>
  <message>
   <source>Your decisions stay.</source>
   <translation>Ihre Entscheidungen bleiben.</translation>
  </message>
  <message>
   <source>What {author} did not write is struck through and will not be learned. Look it over.</source>
   <translation>Was nicht von {author} stammt, ist durchgestrichen und wird nicht gelernt. Sehen Sie es durch.</translation>
  </message>
  <message>
   <source>Title pages, prefaces by others, page numbers and the like are found and left out.</source>
   <translation>Titelseiten, fremde Vorworte, Seitenzahlen und Ähnliches werden gefunden und weggelassen.</translation>
  </message>
  <message>
   <source>Is this all the author?</source>
   <translation>Stammt all das vom Autor?</translation>
  </message>
  <message>
   <source>Your changes go into the text when you continue.</source>
   <translation>Ihre Änderungen gehen in den Text ein, wenn Sie fortfahren.</translation>
  </message>
  <message>
   <source>Your changes wait</source>
   <translation>Ihre Änderungen warten</translation>
  </message>
  <message>
   <source>Leave to the Rules</source>
   <translation>Den Regeln überlassen</translation>
  </message>
  <message>
   <source>Keep Paragraph</source>
   <translation>Absatz behalten</translation>
  </message>
  <message>
   <source>Drop Paragraph</source>
   <translation>Absatz weglassen</translation>
  </message>
  <message>
   <source>The books are read</source>
   <translation>Die Bücher sind gelesen</translation>
  </message>
  <message>
   <source>Cleaning takes some seconds a book. You can overrule every decision afterwards.</source>
   <translation>Das Säubern dauert je Buch einige Sekunden. Danach können Sie jede Entscheidung ändern.</translation>
  </message>
  <message>
   <source>Reading every paragraph</source>
   <translation>Jeder Absatz wird gelesen</translation>
  </message>
  <message>
   <source>For this a model of about {size} is fetched once from {place}. No text of yours is sent.</source>
   <translation>Dafür wird einmal ein Modell von etwa {size} von {place} geladen. Ihr Text wird nicht gesendet.</translation>
  </message>
  <message>
   <source>Groups passages by what they are about, takes some of each, and draws a map of them. Without it the choice is spread evenly through the books.</source>
   <translation>Ordnet Passagen danach, wovon sie handeln, nimmt aus jeder Gruppe einige und zeichnet eine Karte davon. Sonst verteilt sich die Auswahl gleichmäßig über die Bücher.</translation>
  </message>
  <message>
   <source>Cover everything the author speaks of</source>
   <translation>Alles abdecken, wovon der Autor spricht</translation>
  </message>
  <message>
   <source>Shortest passage in words</source>
   <translation>Kürzeste Passage in Wörtern</translation>
  </message>
  <message>
   <source>Leave out passages under</source>
   <translation>Passagen weglassen unter</translation>
  </message>
  <message>
   <source>words</source>
   <translation>Wörtern</translation>
  </message>
  <message>
   <source>How to choose</source>
   <translation>Wie ausgewählt wird</translation>
  </message>
  <message>
   <source>Choose Passages</source>
   <translation>Passagen auswählen</translation>
  </message>
  <message>
   <source>Choose an Even Spread Instead</source>
   <translation>Stattdessen gleichmäßig auswählen</translation>
  </message>
  <message>
   <source>Your word on passages stays.</source>
   <translation>Ihre Entscheidungen über Passagen bleiben.</translation>
  </message>
  <message>
   <source>This choice was made without reading for themes, so there is no map of it yet.</source>
   <translation>Bei dieser Auswahl wurde nicht nach Themen gelesen; deshalb gibt es noch keine Karte davon.</translation>
  </message>
  <message>
   <source>Choose what the voice learns from</source>
   <translation>Auswählen, woraus die Stimme lernt</translation>
  </message>
  <message>
   <source>Whole, clean passages, taken from everywhere, so that the author's full range is heard.</source>
   <translation>Ganze, saubere Passagen von überall her, damit der Autor in seiner ganzen Breite zu hören ist.</translation>
  </message>
  <message>
   <source>K always uses a passage, D leaves it out; N goes to the next that stays out.</source>
   <translation>K verwendet eine Passage immer, D lässt sie weg; N geht zur nächsten, die wegbleibt.</translation>
  </message>
  <message>
   <source>No text leaves this computer.</source>
   <translation>Kein Text verlässt diesen Computer.</translation>
  </message>
  <message>
   <source>The clean text has changed since this was chosen. Choose again to see the map.</source>
   <translation>Der gesäuberte Text hat sich seit dieser Auswahl geändert. Wählen Sie neu aus, um die Karte zu sehen.</translation>
  </message>
  <message>
   <source>Part {n}</source>
   <translation>Teil {n}</translation>
  </message>
  <message>
   <source>Reading the passages</source>
   <translation>Die Passagen werden gelesen</translation>
  </message>
  <message>
   <source>Weighing every passage</source>
   <translation>Jede Passage wird gewogen</translation>
  </message>
  <message>
   <source>The passages are compared by what they speak of. That is the longer part.</source>
   <translation>Die Passagen werden danach verglichen, wovon sie sprechen. Das ist der längere Teil.</translation>
  </message>
  <message>
   <source>Your changes go into the choice when you continue.</source>
   <translation>Ihre Änderungen gehen in die Auswahl ein, wenn Sie fortfahren.</translation>
  </message>
  <message>
   <source>You need an account there, and its key. What it costs stands below before you start.</source>
   <translation>Sie brauchen dort ein Konto und dessen Schlüssel. Was es kostet, steht unten, bevor Sie starten.</translation>
  </message>
  <message>
   <source>stays here</source>
   <translation>bleibt hier</translation>
  </message>
  <message>
   <source>in the cloud</source>
   <translation>in der Cloud</translation>
  </message>
  <message>
   <source>A model on this computer</source>
   <translation>Ein Modell auf diesem Computer</translation>
  </message>
  <message>
   <source>Private and careful. The fans may run.</source>
   <translation>Privat und sorgfältig. Vielleicht laufen die Lüfter.</translation>
  </message>
  <message>
   <source>It runs inside Pastiche and costs nothing. It is fetched once, then kept.</source>
   <translation>Es läuft in Pastiche und kostet nichts. Es wird einmal geladen und bleibt dann.</translation>
  </message>
  <message>
   <source>A model that you have in Ollama.</source>
   <translation>Ein Modell, das Sie in Ollama haben.</translation>
  </message>
  <message>
   <source>Ollama must be open. It runs on this computer and costs nothing.</source>
   <translation>Ollama muss offen sein. Es läuft auf diesem Computer und kostet nichts.</translation>
  </message>
  <message>
   <source>DeepSeek</source>
   <translation>DeepSeek</translation>
  </message>
  <message>
   <source>Quick, and follows instructions well.</source>
   <translation>Schnell, hält sich gut an Anweisungen.</translation>
  </message>
  <message>
   <source>OpenAI</source>
   <translation>OpenAI</translation>
  </message>
  <message>
   <source>OpenRouter</source>
   <translation>OpenRouter</translation>
  </message>
  <message>
   <source>Many models through one account.</source>
   <translation>Viele Modelle über ein Konto.</translation>
  </message>
  <message>
   <source>LM Studio</source>
   <translation>LM Studio</translation>
  </message>
  <message>
   <source>A model that you have in LM Studio.</source>
   <translation>Ein Modell, das Sie in LM Studio haben.</translation>
  </message>
  <message>
   <source>LM Studio must be open, with its local server started. It costs nothing.</source>
   <translation>LM Studio muss offen sein, sein lokaler Server gestartet. Es kostet nichts.</translation>
  </message>
  <message>
   <source>Here or elsewhere, by its address.</source>
   <translation>Hier oder anderswo, nach seiner Adresse.</translation>
  </message>
  <message>
   <source>Any server that speaks OpenAI's language. Where it wants a key, it has one of its own: yours for OpenAI is not sent there.</source>
   <translation>Jeder Server, der die Sprache von OpenAI spricht. Verlangt er einen Schlüssel, hat er einen eigenen: Ihrer für OpenAI wird nicht dorthin gesendet.</translation>
  </message>
  <message>
   <source>where you say</source>
   <translation>wo Sie sagen</translation>
  </message>
  <message>
   <source>Outline: no AI, for practice</source>
   <translation>Stichwortauszug ohne KI, zum Üben</translation>
  </message>
  <message>
   <source>Lists the content words in their order.</source>
   <translation>Nennt die Inhaltswörter der Reihe nach.</translation>
  </message>
  <message>
   <source>It is made by rule within seconds. It shows the way, and trains no real voice.</source>
   <translation>Er entsteht nach Regeln, in Sekunden. Er zeigt den Weg, trainiert aber keine echte Stimme.</translation>
  </message>
  <message>
   <source>The accounts there are, are set aside in the project; those you wrote yourself stay.</source>
   <translation>Vorhandene Inhaltsangaben werden im Projekt beiseitegelegt; die von Ihnen geschriebenen bleiben.</translation>
  </message>
  <message>
   <source>Say roles in place of names</source>
   <translation>Rollen statt Namen nennen</translation>
  </message>
  <message>
   <source>Describe all passages anew</source>
   <translation>Alle Passagen neu beschreiben</translation>
  </message>
  <message>
   <source>The chosen text, {amount}, will be sent to {host}. Nothing is sent before you agree.</source>
   <translation>Der ausgewählte Text, {amount}, wird an {host} gesendet. Vor Ihrer Zustimmung wird nichts gesendet.</translation>
  </message>
  <message>
   <source>Nothing is sent to {host} before you have ticked that it may be.</source>
   <translation>An {host} wird nichts gesendet, bevor Sie es mit dem Häkchen erlauben.</translation>
  </message>
  <message>
   <source>Who writes the plain accounts?</source>
   <translation>Wer schreibt die Inhaltsangaben?</translation>
  </message>
  <message>
   <source>The outline knows no roles: names stay as they are.</source>
   <translation>Der Stichwortauszug kennt keine Rollen: Namen bleiben, wie sie sind.</translation>
  </message>
  <message>
   <source>Accounts then speak of the older sister or the harbour town, and the voice does not learn the names of these books.</source>
   <translation>Inhaltsangaben sprechen dann von der älteren Schwester oder der Hafenstadt, und die Stimme lernt die Namen dieser Bücher nicht.</translation>
  </message>
  <message>
   <source>Yes, send it to {host}</source>
   <translation>Ja, an {host} senden</translation>
  </message>
  <message>
   <source>{n} of {passages} are described already.</source>
   <translation>Schon beschrieben: {n} von {passages}.</translation>
  </message>
  <message>
   <source>about {money} by the prices of {day}</source>
   <translation>etwa {money} nach den Preisen vom {day}</translation>
  </message>
  <message>
   <source>All {passages} are described already, and nothing more is asked.</source>
   <translation>Schon alles beschrieben ({passages}); es wird nichts mehr erfragt.</translation>
  </message>
  <message>
   <source>About {words} go to {host}, {cost}.</source>
   <translation>Etwa {words} gehen an {host}, {cost}.</translation>
  </message>
  <message>
   <source>and what that costs is not known: the table has no price for this model</source>
   <translation>und was das kostet, ist nicht bekannt: Die Tabelle hat keinen Preis für dieses Modell</translation>
  </message>
  <message>
   <source>for nothing</source>
   <translation>kostenlos</translation>
  </message>
  <message>
   <source>{money} by the prices of {day}</source>
   <translation>{money} nach den Preisen vom {day}</translation>
  </message>
  <message>
   <source>How long it takes is known after a try.</source>
   <translation>Wie lange es dauert, zeigt eine Probe.</translation>
  </message>
  <message>
   <source>What it takes</source>
   <translation>Was es braucht</translation>
  </message>
  <message>
   <source>Change Prices...</source>
   <translation>Preise ändern...</translation>
  </message>
  <message>
   <source>Opens the table of prices, which is yours to correct.</source>
   <translation>Öffnet die Preistabelle, die Sie berichtigen können.</translation>
  </message>
  <message>
   <source>It takes {time}.</source>
   <translation>Es dauert {time}.</translation>
  </message>
  <message>
   <source>Price: {note}.</source>
   <translation>Preis: {note}.</translation>
  </message>
  <message>
   <source>{words} are chosen, {share} of the clean text: {chosen} of {all}.</source>
   <translation>Ausgewählt: {words}, {share} des gesäuberten Textes, {chosen} von {all}.</translation>
  </message>
  <message>
   <source>{n} tokens of {all}, counted by {name}.</source>
   <translation>{n} von {all} Token, gezählt mit {name}.</translation>
  </message>
  <message>
   <source>Why the rest stays out</source>
   <translation>Warum der Rest wegbleibt</translation>
  </message>
  <message>
   <source>All of it is chosen</source>
   <translation>Alles ist ausgewählt</translation>
  </message>
  <message>
   <source>chosen</source>
   <translation>ausgewählt</translation>
  </message>
  <message>
   <source>In words</source>
   <translation>In Wörtern</translation>
  </message>
  <message>
   <source>In passages</source>
   <translation>In Passagen</translation>
  </message>
  <message>
   <source>Start</source>
   <translation>Starten</translation>
  </message>
  <message>
   <source>Nothing is lost: what was finished is saved, and only the rest is done again.</source>
   <translation>Nichts ist verloren: Fertiges ist gesichert, nur der Rest wird neu gemacht.</translation>
  </message>
  <message>
   <source>End Now</source>
   <translation>Jetzt beenden</translation>
  </message>
  <message>
   <source>Ends without saving; the last saved state stays.</source>
   <translation>Endet ohne Sichern; der zuletzt gesicherte Stand bleibt.</translation>
  </message>
  <message>
   <source>Do It Again</source>
   <translation>Neu ausführen</translation>
  </message>
  <message>
   <source>Continue</source>
   <translation>Fortfahren</translation>
  </message>
  <message>
   <source>Change and Do Again...</source>
   <translation>Ändern und neu ausführen...</translation>
  </message>
  <message>
   <source>Choose Books...</source>
   <translation>Bücher auswählen...</translation>
  </message>
  <message>
   <source>Books that are in the project already stay there, and your files are as they were.</source>
   <translation>Bücher im Projekt bleiben dort, und Ihre Dateien sind, wie sie waren.</translation>
  </message>
  <message>
   <source>Use books that are yours, that you may use, or that are in the public domain.</source>
   <translation>Verwenden Sie Bücher, die Ihnen gehören, die Sie nutzen dürfen oder die gemeinfrei sind.</translation>
  </message>
  <message>
   <source>The file names {other} as its author; the voice to learn is that of {author}.</source>
   <translation>Als Autor nennt die Datei {other}; gelernt wird die Stimme von {author}.</translation>
  </message>
  <message>
   <source>Which books shall it learn from?</source>
   <translation>Woraus soll die Stimme lernen?</translation>
  </message>
  <message>
   <source>Novels, stories, essays: whatever one author wrote. The files stay as they are.</source>
   <translation>Romane, Erzählungen, Essays: was immer ein und derselbe Autor schrieb. Die Dateien bleiben, wie sie sind.</translation>
  </message>
  <message>
   <source>{n} file</source>
   <translation>{n} Datei</translation>
  </message>
  <message>
   <source>{n} files</source>
   <translation>{n} Dateien</translation>
  </message>
  <message>
   <source>{n} file was not taken</source>
   <translation>{n} Datei wurde nicht angenommen</translation>
  </message>
  <message>
   <source>{n} files were not taken</source>
   <translation>{n} Dateien wurden nicht angenommen</translation>
  </message>
  <message>
   <source>This is another copy of {file}. What both hold is learned once.</source>
   <translation>Dies ist ein anderes Exemplar von {file}. Was in beiden steht, wird einmal gelernt.</translation>
  </message>
  <message>
   <source>Use Other Copy</source>
   <translation>Anderes Exemplar verwenden</translation>
  </message>
  <message>
   <source>Take Out Book</source>
   <translation>Buch herausnehmen</translation>
  </message>
  <message>
   <source>Put Back Book</source>
   <translation>Buch wiederherstellen</translation>
  </message>
  <message>
   <source>{files}: below the books stands what to do about it.</source>
   <translation>{files}: Unter den Büchern steht, was zu tun ist.</translation>
  </message>
  <message>
   <source>These are in the project. Add more by dropping them here, or go on.</source>
   <translation>Diese sind im Projekt. Ziehen Sie weitere hierher, oder fahren Sie fort.</translation>
  </message>
  <message>
   <source>Taken out</source>
   <translation>Herausgenommen</translation>
  </message>
  <message>
   <source>Use This Copy Instead</source>
   <translation>Stattdessen dieses verwenden</translation>
  </message>
  <message>
   <source>Take out {name}</source>
   <translation>{name} herausnehmen</translation>
  </message>
  <message>
   <source>What to do: {remedy}</source>
   <translation>Was zu tun ist: {remedy}</translation>
  </message>
  <message>
   <source>Put back {name}</source>
   <translation>{name} wiederherstellen</translation>
  </message>
  <message>
   <source>Stopped: {n} of {passages} are described.</source>
   <translation>Angehalten: {n} von {passages} beschrieben.</translation>
  </message>
  <message>
   <source>Stopped. What is described already is kept.</source>
   <translation>Angehalten. Was schon beschrieben ist, bleibt.</translation>
  </message>
  <message>
   <source>{start} asks for the rest.</source>
   <translation>„{start}“ holt den Rest.</translation>
  </message>
  <message>
   <source>While it works it needs about {need} of memory.</source>
   <translation>Bei der Arbeit braucht es etwa {need} Arbeitsspeicher.</translation>
  </message>
  <message>
   <source>{size} are fetched once from {place}. No text of yours is sent.</source>
   <translation>{size} werden einmal von {place} geladen. Ihr Text wird nicht gesendet.</translation>
  </message>
  <message>
   <source>Model on this computer</source>
   <translation>Modell auf diesem Computer</translation>
  </message>
  <message>
   <source>Another Folder...</source>
   <translation>Anderer Ordner...</translation>
  </message>
  <message>
   <source>{model}, too large for this computer</source>
   <translation>{model}, zu groß für diesen Computer</translation>
  </message>
  <message>
   <source>It needs about {need} of memory, and this computer has {memory} for everything.</source>
   <translation>Es braucht etwa {need} Arbeitsspeicher, und dieser Computer hat für alles {memory}.</translation>
  </message>
  <message>
   <source>It is fetched once from {place}; how much could not be found out: {why}</source>
   <translation>Es wird einmal von {place} geladen; wie viel, war nicht herauszufinden: {why}</translation>
  </message>
  <message>
   <source>It is fetched once from {place}. No text of yours is sent.</source>
   <translation>Es wird einmal von {place} geladen. Ihr Text wird nicht gesendet.</translation>
  </message>
  <message>
   <source>Choose the folder of a chat model</source>
   <translation>Ordner eines Chat-Modells auswählen</translation>
  </message>
  <message>
   <source>This model is too large for this computer. Choose another one.</source>
   <translation>Dieses Modell ist zu groß für diesen Computer. Wählen Sie ein anderes.</translation>
  </message>
  <message>
   <source>Model</source>
   <translation>Modell</translation>
  </message>
  <message>
   <source>{model}, on this computer</source>
   <translation>{model}, auf diesem Computer</translation>
  </message>
  <message>
   <source>{model}, to be fetched</source>
   <translation>{model}, zu laden</translation>
  </message>
  <message>
   <source>It lies in {folder}.</source>
   <translation>Es liegt in {folder}.</translation>
  </message>
  <message>
   <source>This is no web address. Write it like http://127.0.0.1:8080/v1.</source>
   <translation>Das ist keine Webadresse. Schreiben Sie sie wie http://127.0.0.1:8080/v1.</translation>
  </message>
  <message>
   <source>Leave out names, passwords and keys: the address is kept in the project.</source>
   <translation>Lassen Sie Namen, Passwörter und Schlüssel weg: Die Adresse steht im Projekt.</translation>
  </message>
  <message>
   <source>Looking for the key...</source>
   <translation>Der Schlüssel wird gesucht...</translation>
  </message>
  <message>
   <source>Model in LM Studio</source>
   <translation>Modell in LM Studio</translation>
  </message>
  <message>
   <source>Asking LM Studio...</source>
   <translation>LM Studio wird gefragt...</translation>
  </message>
  <message>
   <source>Name a model of LM Studio first.</source>
   <translation>Nennen Sie zuerst ein Modell von LM Studio.</translation>
  </message>
  <message>
   <source>Address of the server</source>
   <translation>Adresse des Servers</translation>
  </message>
  <message>
   <source>Model of the server</source>
   <translation>Modell des Servers</translation>
  </message>
  <message>
   <source>Enter the address of the server first.</source>
   <translation>Geben Sie zuerst die Adresse des Servers ein.</translation>
  </message>
  <message>
   <source>Model of {service}</source>
   <translation>Modell von {service}</translation>
  </message>
  <message>
   <source>LM Studio has no model yet: load one there.</source>
   <translation>LM Studio hat noch kein Modell: Laden Sie dort eines.</translation>
  </message>
  <message>
   <source>Address</source>
   <translation>Adresse</translation>
  </message>
  <message>
   <source>Name a model of the server first.</source>
   <translation>Nennen Sie zuerst ein Modell des Servers.</translation>
  </message>
  <message>
   <source>Name a model of {service} first.</source>
   <translation>Nennen Sie zuerst ein Modell von {service}.</translation>
  </message>
  <message>
   <source>{service} needs a key: paste it above and save it.</source>
   <translation>{service} braucht einen Schlüssel: Setzen Sie ihn oben ein, und sichern Sie ihn.</translation>
  </message>
  <message>
   <source>They can be read here as they come.</source>
   <translation>Hier lassen sie sich lesen, sobald sie kommen.</translation>
  </message>
  <message>
   <source>This can be done when the work that goes on is done.</source>
   <translation>Das geht, sobald die laufende Arbeit fertig ist.</translation>
  </message>
  <message>
   <source>The first accounts are being written</source>
   <translation>Die ersten Inhaltsangaben werden geschrieben</translation>
  </message>
  <message>
   <source>Reading the accounts</source>
   <translation>Die Inhaltsangaben werden gelesen</translation>
  </message>
  <message>
   <source>The chosen text has changed: do this step again first.</source>
   <translation>Der ausgewählte Text hat sich geändert: Führen Sie zuerst diesen Schritt neu aus.</translation>
  </message>
  <message>
   <source>Try Three Passages</source>
   <translation>Drei Passagen probieren</translation>
  </message>
  <message>
   <source>Download and Start</source>
   <translation>Laden und starten</translation>
  </message>
  <message>
   <source>Try Three Others</source>
   <translation>Drei andere probieren</translation>
  </message>
  <message>
   <source>Three passages are being tried.</source>
   <translation>Drei Passagen werden probiert.</translation>
  </message>
  <message>
   <source>Say who describes, and what it takes stands here.</source>
   <translation>Sagen Sie, wer beschreibt; dann steht hier, was es braucht.</translation>
  </message>
  <message>
   <source>Working out what it takes...</source>
   <translation>Es wird errechnet, was es braucht...</translation>
  </message>
  <message>
   <source>{money} so far.</source>
   <translation>Bisher {money}.</translation>
  </message>
  <message>
   <source>Nothing is lost: what came is saved, and only the rest will be asked for.</source>
   <translation>Nichts ist verloren: Was kam, ist gesichert; nur der Rest wird noch erfragt.</translation>
  </message>
  <message>
   <source>Accounts of passages that are still there stay; only the others are asked for.</source>
   <translation>Inhaltsangaben von Passagen, die es noch gibt, bleiben; nur die übrigen werden verlangt.</translation>
  </message>
  <message>
   <source>{share} of the chosen words stand in a pair.</source>
   <translation>{share} der ausgewählten Wörter stehen in einem Paar.</translation>
  </message>
  <message>
   <source>Say plainly what happens</source>
   <translation>Schlicht sagen, was geschieht</translation>
  </message>
  <message>
   <source>Each passage is told again without its style. Training learns the way back to the author.</source>
   <translation>Jede Passage wird ohne ihren Stil nacherzählt. Das Training lernt den Weg zurück zum Autor.</translation>
  </message>
  <message>
   <source>Choose Another...</source>
   <translation>Anderen auswählen...</translation>
  </message>
  <message>
   <source>You can stop at any time; what is done stays done.</source>
   <translation>Sie können jederzeit anhalten; was fertig ist, bleibt fertig.</translation>
  </message>
  <message>
   <source>{n} passage got no account.</source>
   <translation>{n} Passage bekam keine Inhaltsangabe.</translation>
  </message>
  <message>
   <source>{n} passages got no account.</source>
   <translation>{n} Passagen bekamen keine Inhaltsangabe.</translation>
  </message>
  <message>
   <source>Asked again, and no answer was fit.</source>
   <translation>Erneut verlangt, und keine Antwort taugte.</translation>
  </message>
  <message>
   <source>N goes to the next to look at.</source>
   <translation>N geht zur nächsten anzusehenden Passage.</translation>
  </message>
  <message>
   <source>The earlier account stays: the new answer was no better.</source>
   <translation>Die frühere Inhaltsangabe bleibt: Die neue Antwort war nicht besser.</translation>
  </message>
  <message>
   <source>This is the new account.</source>
   <translation>Dies ist die neue Inhaltsangabe.</translation>
  </message>
  <message>
   <source>Model in Ollama</source>
   <translation>Modell in Ollama</translation>
  </message>
  <message>
   <source>Model for Ollama to get</source>
   <translation>Modell, das Ollama holen soll</translation>
  </message>
  <message>
   <source>Asking Ollama...</source>
   <translation>Ollama wird gefragt...</translation>
  </message>
  <message>
   <source>Get another one...</source>
   <translation>Anderes holen...</translation>
  </message>
  <message>
   <source>Name a model for Ollama first.</source>
   <translation>Nennen Sie zuerst ein Modell für Ollama.</translation>
  </message>
  <message>
   <source>Ollama gets this one from ollama.com when you start; it may be some gigabytes.</source>
   <translation>Ollama holt dieses von ollama.com, wenn Sie starten; es können einige Gigabyte sein.</translation>
  </message>
  <message>
   <source>Ollama has no model yet. </source>
   <translation>Ollama hat noch kein Modell. </translation>
  </message>
  <message>
   <source>{off} Open it, then look again.</source>
   <translation>{off} Öffnen Sie es, und sehen Sie dann erneut nach.</translation>
  </message>
  <message>
   <source>You always use it.</source>
   <translation>Immer verwendet, wie von Ihnen bestimmt.</translation>
  </message>
  <message>
   <source>Chosen: whole sentences and clean letters.</source>
   <translation>Ausgewählt: ganze Sätze und saubere Buchstaben.</translation>
  </message>
  <message>
   <source>Left out: it is fit, but not needed for this amount.</source>
   <translation>Weggelassen: Sie taugt, wird aber für diese Menge nicht gebraucht.</translation>
  </message>
  <message>
   <source>You leave it out.</source>
   <translation>Weggelassen, wie von Ihnen bestimmt.</translation>
  </message>
  <message>
   <source>Chosen: whole sentences, clean letters, and one of {chosen} taken from {all} on its theme.</source>
   <translation>Ausgewählt: ganze Sätze, saubere Buchstaben und eine von {chosen}, die zu ihrem Thema aus {all} genommen sind.</translation>
  </message>
  <message>
   <source>Left out: it is fit, but not needed for this amount; {chosen} of {all} on its theme are chosen.</source>
   <translation>Weggelassen: Sie taugt, wird aber für diese Menge nicht gebraucht; zu ihrem Thema sind {chosen} von {all} ausgewählt.</translation>
  </message>
  <message>
   <source>Previous passage</source>
   <translation>Vorige Passage</translation>
  </message>
  <message>
   <source>Next passage</source>
   <translation>Nächste Passage</translation>
  </message>
  <message>
   <source>Text of the passage</source>
   <translation>Text der Passage</translation>
  </message>
  <message>
   <source>Leave Out (D)</source>
   <translation>Weglassen (D)</translation>
  </message>
  <message>
   <source>Leave Out</source>
   <translation>Weglassen</translation>
  </message>
  <message>
   <source>Always Use (K)</source>
   <translation>Immer verwenden (K)</translation>
  </message>
  <message>
   <source>Always Use</source>
   <translation>Immer verwenden</translation>
  </message>
  <message>
   <source>Take Back</source>
   <translation>Aufheben</translation>
  </message>
  <message>
   <source>Take Your Word Back</source>
   <translation>Entscheidung zurücknehmen</translation>
  </message>
  <message>
   <source>Not yet in the choice.</source>
   <translation>Noch nicht in der Auswahl.</translation>
  </message>
  <message>
   <source>Passage {n} of {all}</source>
   <translation>Passage {n} von {all}</translation>
  </message>
  <message>
   <source>Left out: {reason}.</source>
   <translation>Weggelassen: {reason}.</translation>
  </message>
  <message>
   <source>Always Use Passage</source>
   <translation>Passage immer verwenden</translation>
  </message>
  <message>
   <source>Leave Passage Out</source>
   <translation>Passage weglassen</translation>
  </message>
  <message>
   <source>What it takes is measured when the other work is done.</source>
   <translation>Was es braucht, wird nach der anderen Arbeit gemessen.</translation>
  </message>
  <message>
   <source>The model is on its way.</source>
   <translation>Das Modell ist unterwegs.</translation>
  </message>
  <message>
   <source>That does not fit this computer: choose a smaller model.</source>
   <translation>Das passt nicht auf diesen Computer: Wählen Sie ein kleineres Modell.</translation>
  </message>
  <message>
   <source>Measured with a few steps of training on this computer.</source>
   <translation>Gemessen an einigen Trainingsschritten auf diesem Computer.</translation>
  </message>
  <message>
   <source>You need not wait for it: Start ends the measuring.</source>
   <translation>Sie müssen nicht darauf warten: „Starten“ beendet das Messen.</translation>
  </message>
  <message>
   <source>How thoroughly?</source>
   <translation>Wie gründlich?</translation>
  </message>
  <message>
   <source>The practice model is missing from this installation.</source>
   <translation>Das Übungsmodell fehlt in dieser Installation.</translation>
  </message>
  <message>
   <source>What it takes could not be measured: {why}</source>
   <translation>Was es braucht, ließ sich nicht messen: {why}</translation>
  </message>
  <message>
   <source>Measuring on this computer...</source>
   <translation>Wird auf diesem Computer gemessen...</translation>
  </message>
  <message>
   <source>known once the model is here</source>
   <translation>bekannt, sobald das Modell da ist</translation>
  </message>
  <message>
   <source>Not yet</source>
   <translation>Noch nicht</translation>
  </message>
  <message>
   <source>What this step works on has changed since it ran.</source>
   <translation>Womit dieser Schritt arbeitet, hat sich seither geändert.</translation>
  </message>
  <message>
   <source>{step} comes first: this page works on what it leaves.</source>
   <translation>„{step}“ kommt zuerst: Diese Seite braucht, was dabei entsteht.</translation>
  </message>
  <message>
   <source>Go to {step}</source>
   <translation>Zu „{step}“</translation>
  </message>
  <message>
   <source>{done} of {all}.</source>
   <translation>{done} / {all}.</translation>
  </message>
  <message>
   <source>Stop and Choose Quick</source>
   <translation>Anhalten und „Schnell“ wählen</translation>
  </message>
  <message>
   <source>The practice model that comes with Pastiche: 4 million numbers, where real ones have billions. For a real voice, choose one of the ways above.</source>
   <translation>Das Übungsmodell, das mit Pastiche kommt: 4 Millionen Zahlen, wo echte Milliarden haben. Für eine echte Stimme wählen Sie oben einen anderen Weg.</translation>
  </message>
  <message>
   <source>{size} are fetched once from {place}; {free} of disk are free. It is checked when it arrives, and a broken download goes on where it stopped. No text of yours is sent.</source>
   <translation>{size} werden einmal von {place} geladen; frei auf der Festplatte: {free}. Bei der Ankunft wird geprüft, und ein abgebrochener Download geht weiter, wo er stand. Ihr Text wird nicht gesendet.</translation>
  </message>
  <message>
   <source>Stopping. What has come is kept, and it goes on from there.</source>
   <translation>Wird angehalten. Was angekommen ist, bleibt, und von dort geht es weiter.</translation>
  </message>
  <message>
   <source>The model underneath</source>
   <translation>Das Modell darunter</translation>
  </message>
  <message>
   <source>Download</source>
   <translation>Laden</translation>
  </message>
  <message>
   <source>Choose a Model Folder...</source>
   <translation>Modellordner auswählen...</translation>
  </message>
  <message>
   <source>It needs {need} of memory at least, and this computer has {all} for everything.</source>
   <translation>Es braucht mindestens {need} Arbeitsspeicher, und dieser Computer hat für alles {all}.</translation>
  </message>
  <message>
   <source>The download takes {size}, and {free} of disk are free.</source>
   <translation>Der Download braucht {size}; frei auf der Festplatte: {free}.</translation>
  </message>
  <message>
   <source>The practice model is missing from this installation. Install Pastiche again.</source>
   <translation>Das Übungsmodell fehlt in dieser Installation. Installieren Sie Pastiche neu.</translation>
  </message>
  <message>
   <source>It is on this computer.</source>
   <translation>Es ist auf diesem Computer.</translation>
  </message>
  <message>
   <source>It may not be on the hub. Then the full model is fetched instead ({size}) and made smaller on this computer; both lie on the disk afterwards.</source>
   <translation>Vielleicht ist es nicht auf dem Hub. Dann wird stattdessen das volle Modell geladen ({size}) und auf diesem Computer verkleinert; beide liegen danach auf der Festplatte.</translation>
  </message>
  <message>
   <source>Nobody has checked that the hub has a model of this name.</source>
   <translation>Niemand hat geprüft, ob der Hub ein Modell dieses Namens hat.</translation>
  </message>
  <message>
   <source>Choose the folder of a model</source>
   <translation>Ordner eines Modells auswählen</translation>
  </message>
  <message>
   <source>Measuring...</source>
   <translation>Wird gemessen...</translation>
  </message>
  <message>
   <source>{title}, to download</source>
   <translation>{title}, noch zu laden</translation>
  </message>
  <message>
   <source>It may not be on the hub. Then it is made here from the full model, which is on this computer.</source>
   <translation>Vielleicht ist es nicht auf dem Hub. Dann entsteht es hier aus dem vollen Modell, das auf diesem Computer ist.</translation>
  </message>
  <message>
   <source>{title}, too large for this computer</source>
   <translation>{title}, zu groß für diesen Computer</translation>
  </message>
  <message>
   <source>{title}, to download, not checked</source>
   <translation>{title}, noch zu laden, ungeprüft</translation>
  </message>
  <message>
   <source>{why} Learning takes the plain accounts as they are. To learn from what changed, first do {step} and the steps after it again.</source>
   <translation>{why} Gelernt wird aus den Inhaltsangaben, wie sie sind. Um aus dem Geänderten zu lernen, wiederholen Sie zuerst {step} und die Schritte danach.</translation>
  </message>
  <message>
   <source>What the step {step} works on has changed since it ran.</source>
   <translation>Was der Schritt {step} bearbeitet, hat sich seither geändert.</translation>
  </message>
  <message>
   <source>With your changes from Settings: {what}.</source>
   <translation>Mit Ihren Änderungen aus den Einstellungen: {what}.</translation>
  </message>
  <message>
   <source>How much the author's next word surprises it (loss). Lower is better; the best is kept.</source>
   <translation>Wie sehr das nächste Wort des Autors es überrascht (Loss). Weniger ist besser; der beste Stand bleibt.</translation>
  </message>
  <message>
   <source>Stop Now</source>
   <translation>Jetzt anhalten</translation>
  </message>
  <message>
   <source>Stop now?</source>
   <translation>Jetzt anhalten?</translation>
  </message>
  <message>
   <source>Step</source>
   <translation>Schritt</translation>
  </message>
  <message>
   <source>Speed</source>
   <translation>Tempo</translation>
  </message>
  <message>
   <source>Memory</source>
   <translation>Arbeitsspeicher</translation>
  </message>
  <message>
   <source>Best on unseen chapters</source>
   <translation>Bestwert, ungesehene Kapitel</translation>
  </message>
  <message>
   <source>{loss}, at step {n}</source>
   <translation>{loss}, bei Schritt {n}</translation>
  </message>
  <message>
   <source>{done} of {all}</source>
   <translation>{done} von {all}</translation>
  </message>
  <message>
   <source>The last training stopped before its end.</source>
   <translation>Das letzte Training hielt vor seinem Ende an.</translation>
  </message>
  <message>
   <source>The earlier voice stays in place; the curve is that of the new training.</source>
   <translation>Die frühere Stimme bleibt an ihrem Platz; die Kurve ist die des neuen Trainings.</translation>
  </message>
  <message>
   <source>The best so far, from step {n}, is kept and can be used.</source>
   <translation>Der bisher beste Stand, von Schritt {n}, ist behalten und lässt sich verwenden.</translation>
  </message>
  <message>
   <source>With the same choice it goes on from step {n}; another choice begins anew.</source>
   <translation>Mit derselben Wahl geht es bei Schritt {n} weiter; eine andere Wahl beginnt von vorn.</translation>
  </message>
  <message>
   <source>Write in It</source>
   <translation>Schreiben</translation>
  </message>
  <message>
   <source>Go On Learning...</source>
   <translation>Weiterlernen...</translation>
  </message>
  <message>
   <source>The earlier voice stays in place.</source>
   <translation>Die frühere Stimme bleibt an ihrem Platz.</translation>
  </message>
  <message>
   <source>It then learns the voice rather than an answer to one sentence. Worth a try with few passages; it is always checked with the usual wording.</source>
   <translation>Es lernt dann die Stimme, nicht die Antwort auf einen Satz. Einen Versuch wert bei wenigen Passagen; geprüft wird wie üblich.</translation>
  </message>
  <message>
   <source>Another base model, by its name on huggingface.co</source>
   <translation>Anderes Basismodell, nach seinem Namen auf huggingface.co</translation>
  </message>
  <message>
   <source>Times through the passages</source>
   <translation>Durchgänge durch die Passagen</translation>
  </message>
  <message>
   <source>Word the instruction in several ways</source>
   <translation>Die Anweisung verschieden formulieren</translation>
  </message>
  <message>
   <source>Name of another base model on the hub</source>
   <translation>Name eines anderen Basismodells auf dem Hub</translation>
  </message>
  <message>
   <source>Use This Model</source>
   <translation>Dieses Modell verwenden</translation>
  </message>
  <message>
   <source>times through the passages (epochs)</source>
   <translation>Durchgänge durch die Passagen (Epochen)</translation>
  </message>
  <message>
   <source>More Settings</source>
   <translation>Mehr Einstellungen</translation>
  </message>
  <message>
   <source>Fewer Settings</source>
   <translation>Weniger Einstellungen</translation>
  </message>
  <message>
   <source>{time}, {memory} of memory</source>
   <translation>{time}, {memory} Arbeitsspeicher</translation>
  </message>
  <message>
   <source>It needs {need} of memory, and {budget} of this computer's may be used.</source>
   <translation>Es braucht {need} Arbeitsspeicher; nutzbar sind auf diesem Computer {budget}.</translation>
  </message>
  <message>
   <source>Quick</source>
   <translation>Schnell</translation>
  </message>
  <message>
   <source>Once through, in longer strides: a first impression of whether the books suit it.</source>
   <translation>Ein Durchgang, in größeren Schritten: ein erster Eindruck, ob die Bücher dafür taugen.</translation>
  </message>
  <message>
   <source>Standard</source>
   <translation>Standard</translation>
  </message>
  <message>
   <source>The recipe of the published method, for several novels by one author.</source>
   <translation>Das Rezept des veröffentlichten Verfahrens, für mehrere Romane eines Autors.</translation>
  </message>
  <message>
   <source>Thorough</source>
   <translation>Gründlich</translation>
  </message>
  <message>
   <source>Three times through, in longer strides. For a single short book, or over night.</source>
   <translation>Drei Durchgänge in größeren Schritten. Für ein einzelnes kurzes Buch oder über Nacht.</translation>
  </message>
  <message>
   <source>Practice, not literature</source>
   <translation>Übung, keine Literatur</translation>
  </message>
  <message>
   <source>Minutes, on the small model that comes with Pastiche. It shows the way, not a voice.</source>
   <translation>Minuten, auf dem kleinen Modell, das mit Pastiche kommt. Es zeigt den Weg, keine Stimme.</translation>
  </message>
  <message>
   <source>{n} GB</source>
   <translation>{n} GB</translation>
  </message>
  <message>
   <source>To fit, it keeps less in mind and works that out again: slower by about a third.</source>
   <translation>Damit es passt, wird weniger im Kopf behalten und das neu errechnet: etwa um ein Drittel langsamer.</translation>
  </message>
  <message>
   <source>does not fit</source>
   <translation>passt nicht</translation>
  </message>
  <message>
   <source>Unseen chapters have been getting harder for {n} checks. Stopping now keeps the best.</source>
   <translation>Ungesehene Kapitel werden seit {n} Prüfungen schwerer. Wer jetzt anhält, behält den besten Stand.</translation>
  </message>
  <message>
   <source>{heading}. Stop, and keep the best from step {n}?</source>
   <translation>{heading}. Anhalten und den besten Stand von Schritt {n} behalten?</translation>
  </message>
  <message>
   <source>The system interrupted the training; it went on from step {step}.</source>
   <translation>Das System unterbrach das Training; es ging bei Schritt {step} weiter.</translation>
  </message>
  <message>
   <source>The system interrupted the training {n} times; it went on from step {step}.</source>
   <translation>Das System unterbrach das Training {n}-mal; es ging bei Schritt {step} weiter.</translation>
  </message>
  <message>
   <source>It practised on {train} and was checked on {valid} that it never practised.</source>
   <translation>Geübt hat es mit {train}; geprüft wurde es an {valid}, die es nie geübt hat.</translation>
  </message>
  <message>
   <source>Unseen chapters have not become easier for {n} checks. The best is kept.</source>
   <translation>Ungesehene Kapitel sind seit {n} Prüfungen nicht leichter geworden. Der beste Stand bleibt.</translation>
  </message>
  <message>
   <source>It has begun to memorise</source>
   <translation>Es lernt jetzt auswendig</translation>
  </message>
  <message>
   <source>Pages it never saw surprise it {share} less than before: {before} became {after}.</source>
   <translation>Ungesehene Seiten überraschen es {share} weniger als zuvor: Aus {before} wurde {after}.</translation>
  </message>
  <message>
   <source>Pages it never saw surprise it no less than before: {before} became {after}.</source>
   <translation>Ungesehene Seiten überraschen es nicht weniger als zuvor: Aus {before} wurde {after}.</translation>
  </message>
  <message>
   <source>Finding its feet</source>
   <translation>Es findet sich zurecht</translation>
  </message>
  <message>
   <source>After the first check on unseen chapters there is more to say.</source>
   <translation>Nach der ersten Prüfung an ungesehenen Kapiteln ist mehr zu sagen.</translation>
  </message>
  <message>
   <source>Still learning</source>
   <translation>Es lernt noch</translation>
  </message>
  <message>
   <source>It guesses unseen chapters better than at any check before.</source>
   <translation>Es errät ungesehene Kapitel besser als bei jeder Prüfung zuvor.</translation>
  </message>
  <message>
   <source>Not better yet</source>
   <translation>Noch nicht besser</translation>
  </message>
  <message>
   <source>Unseen chapters are no easier for it than before it began.</source>
   <translation>Ungesehene Kapitel fallen ihm nicht leichter als vor dem Beginn.</translation>
  </message>
  <message>
   <source>Hardly getting better</source>
   <translation>Kaum noch besser</translation>
  </message>
  <message>
   <source>The last check was no better than the best. It may still come.</source>
   <translation>Die letzte Prüfung war nicht besser als die beste. Es kann noch kommen.</translation>
  </message>
  <message>
   <source>It has learned what it can</source>
   <translation>Es hat gelernt, was es kann</translation>
  </message>
  <message>
   <source>{n} words a minute</source>
   <translation>{n} Wörter je Minute</translation>
  </message>
  <message>
   <source>Letting the display sleep helps.</source>
   <translation>Es hilft, den Bildschirm ruhen zu lassen.</translation>
  </message>
  <message>
   <source>It ended before the last step; the best by then was kept.</source>
   <translation>Es endete vor dem letzten Schritt; der bis dahin beste Stand wurde behalten.</translation>
  </message>
  <message>
   <source>{n} %</source>
   <translation>{n} %</translation>
  </message>
  <message>
   <source>Another training then begins anew, from what there is now.</source>
   <translation>Ein weiteres Training beginnt dann von vorn, mit dem, was jetzt da ist.</translation>
  </message>
  <message>
   <source>Nothing it had learned by the last checkpoint is lost; it goes on from there.</source>
   <translation>Bis zum letzten Zwischenstand ist nichts verloren; von dort geht es weiter.</translation>
  </message>
  <message>
   <source>To end now loses what it learned since it last saved, a quarter of an hour at most. The next training goes on from there.</source>
   <translation>Jetzt zu beenden kostet, was seit dem letzten Sichern gelernt wurde, höchstens eine Viertelstunde. Das nächste Training geht von dort weiter.</translation>
  </message>
  <message>
   <source>Whether it sounds like the author, and whether it recites.</source>
   <translation>Ob sie klingt wie die Vorlage, und ob sie auswendig aufsagt.</translation>
  </message>
  <message>
   <source>Learn the voice</source>
   <translation>Die Stimme lernen</translation>
  </message>
  <message>
   <source>The model practises each page from its plain account, until it can write pages it never saw.</source>
   <translation>Das Modell übt jede Seite aus ihrer Inhaltsangabe, bis es Seiten schreiben kann, die es nie sah.</translation>
  </message>
  <message>
   <source>Go On Learning</source>
   <translation>Weiterlernen</translation>
  </message>
  <message>
   <source>Start Learning</source>
   <translation>Lernen starten</translation>
  </message>
  <message>
   <source>Another window of Pastiche works on this project. What is learned there shows there.</source>
   <translation>Ein anderes Fenster von Pastiche arbeitet an diesem Projekt. Was dort gelernt wird, zeigt sich dort.</translation>
  </message>
  <message>
   <source>Learning goes on while you use the other pages, and this computer stays awake.</source>
   <translation>Es lernt weiter, während Sie andere Seiten benutzen, und dieser Computer bleibt wach.</translation>
  </message>
  <message>
   <source>{n} step</source>
   <translation>{n} Schritt</translation>
  </message>
  <message>
   <source>{n} steps</source>
   <translation>{n} Schritte</translation>
  </message>
  <message>
   <source>It is fetched once; then the learning begins.</source>
   <translation>Es wird einmal geladen; dann beginnt das Lernen.</translation>
  </message>
  <message>
   <source>Finishing this step and saving...</source>
   <translation>Dieser Schritt wird beendet und gesichert...</translation>
  </message>
  <message>
   <source>Stop and Keep the Best</source>
   <translation>Bestes behalten</translation>
  </message>
  <message>
   <source>The best so far is ready</source>
   <translation>Der bisher beste Stand ist fertig</translation>
  </message>
  <message>
   <source>Write in it, or go on learning from where it stopped.</source>
   <translation>Schreiben Sie damit, oder lernen Sie weiter, wo es anhielt.</translation>
  </message>
  <message>
   <source>Go on to write in it. You can train again at any time, with other settings.</source>
   <translation>Gehen Sie weiter, um in ihr zu schreiben. Neu trainieren können Sie jederzeit, mit anderen Einstellungen.</translation>
  </message>
  <message>
   <source>This voice is already trained with these settings; nothing was left to learn.</source>
   <translation>Diese Stimme ist mit diesen Einstellungen schon trainiert; es gab nichts mehr zu lernen.</translation>
  </message>
  <message>
   <source>You can stop whenever you like; the best so far is kept.</source>
   <translation>Sie können jederzeit anhalten; der bisher beste Stand bleibt.</translation>
  </message>
  <message>
   <source>First the model</source>
   <translation>Zuerst das Modell</translation>
  </message>
  <message>
   <source>Stopping. Nothing has been learned yet in this run.</source>
   <translation>Wird angehalten. In diesem Lauf ist noch nichts gelernt.</translation>
  </message>
  <message>
   <source>End Now Without Saving</source>
   <translation>Ohne Sichern beenden</translation>
  </message>
  <message>
   <source>Waiting to learn</source>
   <translation>Wartet mit dem Lernen</translation>
  </message>
  <message>
   <source>Another training is running</source>
   <translation>Ein anderes Training läuft</translation>
  </message>
  <message>
   <source>This one begins by itself.</source>
   <translation>Dieses beginnt von selbst.</translation>
  </message>
  <message>
   <source>{done} of {all} have come.</source>
   <translation>{done} von {all} sind da.</translation>
  </message>
  <message>
   <source>Nothing is lost: an account that came and was good is kept for the run.</source>
   <translation>Nichts ist verloren: Eine Inhaltsangabe, die kam und taugte, bleibt für den Lauf.</translation>
  </message>
  <message>
   <source>Stop trying</source>
   <translation>Probe anhalten</translation>
  </message>
  <message>
   <source>Trying it on three passages</source>
   <translation>Probe mit drei Passagen</translation>
  </message>
  <message>
   <source>Stops as soon as what was asked has come: it may be paid for.</source>
   <translation>Hält an, sobald das Verlangte da ist: Es kostet vielleicht Geld.</translation>
  </message>
  <message>
   <source>The try did not work</source>
   <translation>Die Probe misslang</translation>
  </message>
  <message>
   <source>Tried on {n} passage</source>
   <translation>Probiert mit {n} Passage</translation>
  </message>
  <message>
   <source>Tried on {n} passages</source>
   <translation>Probiert mit {n} Passagen</translation>
  </message>
  <message>
   <source>{n} could not be used; the reason stands beside it.</source>
   <translation>{n} war nicht zu gebrauchen; der Grund steht daneben.</translation>
  </message>
  <message>
   <source>{n} could not be used; the reasons stand beside them.</source>
   <translation>{n} waren nicht zu gebrauchen; die Gründe stehen daneben.</translation>
  </message>
  <message>
   <source>Waits for the work before it.</source>
   <translation>Wartet auf die Arbeit davor.</translation>
  </message>
  <message>
   <source>Good ones are kept for the run: they are not asked for or paid again.</source>
   <translation>Gute bleiben für den Lauf: Sie werden nicht noch einmal verlangt oder bezahlt.</translation>
  </message>
  <message>
   <source>What they cost is not known.</source>
   <translation>Was sie kosten, ist nicht bekannt.</translation>
  </message>
  <message>
   <source>They cost {money}.</source>
   <translation>Sie kosteten {money}.</translation>
  </message>
  <message>
   <source>A voice is being measured and needs the memory. This begins by itself after that.</source>
   <translation>Gerade wird eine Stimme gemessen und braucht den Speicher. Dies beginnt danach von selbst.</translation>
  </message>
  <message>
   <source>Show the Page</source>
   <translation>Seite zeigen</translation>
  </message>
  <message>
   <source>Asking the project's page for the newest version...</source>
   <translation>Die Seite des Projekts wird nach der neuesten Version gefragt...</translation>
  </message>
  <message>
   <source>No browser here opens the page.</source>
   <translation>Kein Browser hier öffnet die Seite.</translation>
  </message>
  <message>
   <source>Close the message about versions</source>
   <translation>Nachricht über Versionen schließen</translation>
  </message>
  <message>
   <source>Pastiche {version} came out on {day}. This is {here}.</source>
   <translation>Pastiche {version} ist am {day} erschienen. Dies ist {here}.</translation>
  </message>
  <message>
   <source>This is the newest Pastiche, {version}.</source>
   <translation>Dies ist das neueste Pastiche, {version}.</translation>
  </message>
  <message>
   <source>It needs macOS {system}.</source>
   <translation>Es braucht macOS {system}.</translation>
  </message>
  <message>
   <source>Download Model</source>
   <translation>Modell laden</translation>
  </message>
  <message>
   <source>This voice needs a model that is not {here}: {model}{size}.</source>
   <translation>Diese Stimme braucht ein Modell, das nicht {here} ist: {model}{size}.</translation>
  </message>
  <message>
   <source>Try or Compare...</source>
   <translation>Probe, Vergleich...</translation>
  </message>
  <message>
   <source>Choose Model...</source>
   <translation>Modell auswählen...</translation>
  </message>
  <message>
   <source>Nobody said whose voice this is. Write in it, and you are asked.</source>
   <translation>Es ist nicht gesagt, wessen Stimme das ist. Schreiben Sie damit, dann werden Sie gefragt.</translation>
  </message>
  <message>
   <source>No sample yet. Try it, and what it writes of our passage is kept here.</source>
   <translation>Noch kein Beispiel. Probieren Sie die Stimme: Was sie aus unserer Passage macht, bleibt hier.</translation>
  </message>
  <message>
   <source>Nobody said which model this voice needs. Choose it, and it can write.</source>
   <translation>Welches Modell diese Stimme braucht, hat niemand gesagt. Wählen Sie es, dann kann sie schreiben.</translation>
  </message>
  <message>
   <source>This voice needs a model that is not where it was: {model}.</source>
   <translation>Diese Stimme braucht ein Modell, das nicht mehr an seinem Ort ist: {model}.</translation>
  </message>
  <message>
   <source>on this Mac</source>
   <translation>auf diesem Mac</translation>
  </message>
  <message>
   <source>on this computer</source>
   <translation>auf diesem Computer</translation>
  </message>
  <message>
   <source>A new voice</source>
   <translation>Eine neue Stimme</translation>
  </message>
  <message>
   <source>Start with an author's books, or drop a voice's folder here.</source>
   <translation>Beginnen Sie mit den Büchern eines Autors, oder ziehen Sie den Ordner einer Stimme hierher.</translation>
  </message>
  <message>
   <source>Voice {name}</source>
   <translation>Stimme {name}</translation>
  </message>
  <message>
   <source>, {size}</source>
   <translation>, {size}</translation>
  </message>
  <message>
   <source>Rename...</source>
   <translation>Umbenennen...</translation>
  </message>
  <message>
   <source>Write in the voice {name}</source>
   <translation>In der Stimme {name} schreiben</translation>
  </message>
  <message>
   <source>Try or compare the voice {name}</source>
   <translation>Die Stimme {name} probieren oder vergleichen</translation>
  </message>
  <message>
   <source>How close does {name} come to its author?</source>
   <translation>Wie nah kommt {name} der eigenen Vorlage?</translation>
  </message>
  <message>
   <source>Choose a model for {name}</source>
   <translation>Modell für {name} auswählen</translation>
  </message>
  <message>
   <source>Stop the download of {model}</source>
   <translation>Download von {model} anhalten</translation>
  </message>
  <message>
   <source>That is the project {name}: its step Train will be undone.</source>
   <translation>Das ist das Projekt {name}: Sein Schritt „Trainieren“ wird widerrufen.</translation>
  </message>
  <message>
   <source>Move the voice {name} to the Trash?</source>
   <translation>Die Stimme {name} in den Papierkorb legen?</translation>
  </message>
  <message>
   <source>You can put it back from there. It lies in {folder}.</source>
   <translation>Sie können sie von dort zurückholen. Sie liegt in {folder}.</translation>
  </message>
  <message>
   <source>Let the author's text go along</source>
   <translation>Text des Autors mitgeben</translation>
  </message>
  <message>
   <source>Choose...</source>
   <translation>Auswählen...</translation>
  </message>
  <message>
   <source>Export</source>
   <translation>Exportieren</translation>
  </message>
  <message>
   <source>{author}, voice</source>
   <translation>{author}, Stimme</translation>
  </message>
  <message>
   <source>{author}, voice for PEFT</source>
   <translation>{author}, Stimme für PEFT</translation>
  </message>
  <message>
   <source>{author}, whole model</source>
   <translation>{author}, ganzes Modell</translation>
  </message>
  <message>
   <source>{author}, model for Ollama</source>
   <translation>{author}, Modell für Ollama</translation>
  </message>
  <message>
   <source>This form has no place for the author's text.</source>
   <translation>Diese Form hat keinen Platz für den Text des Autors.</translation>
  </message>
  <message>
   <source>Where to put the new folder</source>
   <translation>Wohin der neue Ordner kommt</translation>
  </message>
  <message>
   <source>To take it in elsewhere, drop the folder on Pastiche, or type:</source>
   <translation>Um sie anderswo zu übernehmen, ziehen Sie den Ordner auf Pastiche, oder tippen Sie:</translation>
  </message>
  <message>
   <source>In a program in Python:</source>
   <translation>In einem Python-Programm:</translation>
  </message>
  <message>
   <source>Choose another place</source>
   <translation>Anderen Ort auswählen</translation>
  </message>
  <message>
   <source>For Pastiche</source>
   <translation>Für Pastiche</translation>
  </message>
  <message>
   <source>The voice alone: to keep it safe, to take it to another Mac, or to give it to somebody who has Pastiche and the same base model.</source>
   <translation>Nur die Stimme: um sie zu verwahren, auf einen anderen Mac mitzunehmen oder jemandem zu geben, der Pastiche und dasselbe Basismodell hat.</translation>
  </message>
  <message>
   <source>For other programs (PEFT)</source>
   <translation>Für andere Programme (PEFT)</translation>
  </message>
  <message>
   <source>The voice alone, in the form that most programs for language models read.</source>
   <translation>Nur die Stimme, in der Form, die die meisten Programme für Sprachmodelle lesen.</translation>
  </message>
  <message>
   <source>A whole model</source>
   <translation>Ein ganzes Modell</translation>
  </message>
  <message>
   <source>Base model and voice in one, as large as the base model. Nothing else is needed to write with it, and the two cannot be parted again.</source>
   <translation>Basismodell und Stimme in einem, so groß wie das Basismodell. Zum Schreiben ist sonst nichts nötig, und die beiden lassen sich nicht mehr trennen.</translation>
  </message>
  <message>
   <source>For Ollama</source>
   <translation>Für Ollama</translation>
  </message>
  <message>
   <source>A whole model in full precision, and a file that tells Ollama how to run it.</source>
   <translation>Ein ganzes Modell in voller Genauigkeit und eine Datei, die Ollama sagt, wie es läuft.</translation>
  </message>
  <message>
   <source>The author's text does not lie beside this voice.</source>
   <translation>Der Text des Autors liegt nicht bei dieser Stimme.</translation>
  </message>
  <message>
   <source>The copy is made: {size}.</source>
   <translation>Die Kopie ist fertig: {size}.</translation>
  </message>
  <message>
   <source>What to type next, in Terminal:</source>
   <translation>Was nun im Terminal zu tippen ist:</translation>
  </message>
  <message>
   <source>Export the Voice of {author}</source>
   <translation>Stimme von {author} exportieren</translation>
  </message>
  <message>
   <source>New folder</source>
   <translation>Neuer Ordner</translation>
  </message>
  <message>
   <source>needs the base model</source>
   <translation>braucht das Basismodell</translation>
  </message>
  <message>
   <source>Whoever gets the copy can read the author's text in it.</source>
   <translation>Wer die Kopie bekommt, kann darin den Text des Autors lesen.</translation>
  </message>
  <message>
   <source>Without it, fingerprints of the text go along: they tell a copied passage, and nobody can read the text in them.</source>
   <translation>Sonst gehen Fingerabdrücke des Textes mit: An ihnen zeigt sich eine abgeschriebene Passage, und niemand kann den Text darin lesen.</translation>
  </message>
  <message>
   <source>about {size}</source>
   <translation>etwa {size}</translation>
  </message>
  <message>
   <source>How much the author's next word surprises it, on pages that it never saw. Less is better. (Validation loss, in nats per token, after and before training.)</source>
   <translation>Wie sehr das nächste Wort des Autors sie überrascht, auf Seiten, die sie nie sah. Weniger ist besser. (Loss bei der Validierung, in Nats je Token, nach und vor dem Training.)</translation>
  </message>
  <message>
   <source>Chosen in How Close Is It?, where you can go back.</source>
   <translation>In „Wie nah ist sie dran?“ gewählt; dort geht es auch zurück.</translation>
  </message>
  <message>
   <source>not said</source>
   <translation>nicht gesagt</translation>
  </message>
  <message>
   <source>Its training text does not lie beside it, so nobody can tell what it copies.</source>
   <translation>Ihr Trainingstext liegt nicht dabei; daher weiß niemand, was sie abschreibt.</translation>
  </message>
  <message>
   <source>today</source>
   <translation>heute</translation>
  </message>
  <message>
   <source>yesterday</source>
   <translation>gestern</translation>
  </message>
  <message>
   <source>d MMMM</source>
   <translation>d. MMMM</translation>
  </message>
  <message>
   <source>d MMMM yyyy</source>
   <translation>d. MMMM yyyy</translation>
  </message>
  <message>
   <source>Learned from</source>
   <translation>Gelernt aus</translation>
  </message>
  <message>
   <source>Surprise</source>
   <translation>Überraschung</translation>
  </message>
  <message>
   <source>Copy risk</source>
   <translation>Abschreibgefahr</translation>
  </message>
  <message>
   <source>Measured</source>
   <translation>Gemessen</translation>
  </message>
  <message>
   <source>Nobody said which base model it was trained on.</source>
   <translation>Auf welchem Basismodell sie trainiert wurde, hat niemand gesagt.</translation>
  </message>
  <message>
   <source>The base model that it was trained on: {model}</source>
   <translation>Das Basismodell, auf dem sie trainiert wurde: {model}</translation>
  </message>
  <message>
   <source>practice model, not literature</source>
   <translation>Übungsmodell, keine Literatur</translation>
  </message>
  <message>
   <source>{after}, was {before} before</source>
   <translation>{after}, zuvor {before}</translation>
  </message>
  <message>
   <source>It has no sample yet to compare. Each passage is compared when it writes.</source>
   <translation>Noch fehlt ein Beispiel zum Vergleichen. Beim Schreiben wird jede Passage verglichen.</translation>
  </message>
  <message>
   <source>not measured</source>
   <translation>nicht gemessen</translation>
  </message>
  <message>
   <source>The most words in a row that its sample of {words} shares with what it learned from. From {copied} on it counts as copied.</source>
   <translation>Die meisten Wörter in Folge, die ihr Beispiel ({words}) mit dem Gelernten gemein hat. Ab {copied} gilt es als abgeschrieben.</translation>
  </message>
  <message>
   <source>When it writes, each passage is compared, too.</source>
   <translation>Auch beim Schreiben wird jede Passage verglichen.</translation>
  </message>
  <message>
   <source>on {day}</source>
   <translation>am {day}</translation>
  </message>
  <message>
   <source>Writes with</source>
   <translation>Schreibt mit</translation>
  </message>
  <message>
   <source>Its passages were described by {describer}.</source>
   <translation>Ihre Passagen hat {describer} beschrieben.</translation>
  </message>
  <message>
   <source>low, longest run {words}</source>
   <translation>gering, längste Übernahme {words}</translation>
  </message>
  <message>
   <source>imported {day}</source>
   <translation>importiert {day}</translation>
  </message>
  <message>
   <source>from another program</source>
   <translation>aus einem anderen Programm</translation>
  </message>
  <message>
   <source>Practice</source>
   <translation>Übung</translation>
  </message>
  <message>
   <source>{model}, missing</source>
   <translation>{model}, fehlt</translation>
  </message>
  <message>
   <source>high, longest run {words}</source>
   <translation>hoch, längste Übernahme {words}</translation>
  </message>
  <message>
   <source>low, no run of {words}</source>
   <translation>gering, nirgends {words} in Folge</translation>
  </message>
  <message>
   <source>trained {day}</source>
   <translation>trainiert {day}</translation>
  </message>
  <message>
   <source>step {n} of its training</source>
   <translation>Schritt {n} ihres Trainings</translation>
  </message>
  <message>
   <source>{source}, {made}</source>
   <translation>{source}, {made}</translation>
  </message>
  <message>
   <source>stopped early, {trained}</source>
   <translation>früh angehalten, {trained}</translation>
  </message>
  <message>
   <source>Every voice you have trained or been given. Drop a voice's folder or zip file here to add one.</source>
   <translation>Alle Stimmen, die Sie trainiert oder bekommen haben. Um eine hinzuzufügen, ziehen Sie ihren Ordner oder ihre Zip-Datei hierher.</translation>
  </message>
  <message>
   <source>Search voices</source>
   <translation>Stimmen durchsuchen</translation>
  </message>
  <message>
   <source>Import...</source>
   <translation>Importieren...</translation>
  </message>
  <message>
   <source>From a Folder...</source>
   <translation>Aus einem Ordner...</translation>
  </message>
  <message>
   <source>From a Zip File...</source>
   <translation>Aus einer Zip-Datei...</translation>
  </message>
  <message>
   <source>Import a voice</source>
   <translation>Stimme importieren</translation>
  </message>
  <message>
   <source>Voices</source>
   <translation>Stimmen</translation>
  </message>
  <message>
   <source>A copy is made among your voices; what lies there stays as it is. An adapter of PEFT's, of mlx-lm's or of Pastiche's will do.</source>
   <translation>Bei Ihren Stimmen entsteht eine Kopie; was dort liegt, bleibt, wie es ist. Ein Adapter von PEFT, mlx-lm oder Pastiche genügt.</translation>
  </message>
  <message>
   <source>The voice of {author} is among your voices now.</source>
   <translation>Die Stimme von {author} ist jetzt bei Ihren Stimmen.</translation>
  </message>
  <message>
   <source>Import a Voice</source>
   <translation>Eine Stimme importieren</translation>
  </message>
  <message>
   <source>Whose voice it is</source>
   <translation>Wessen Stimme es ist</translation>
  </message>
  <message>
   <source>As it says itself, or like its folder</source>
   <translation>Wie sie selbst sagt oder ihr Ordner heißt</translation>
  </message>
  <message>
   <source>Import</source>
   <translation>Importieren</translation>
  </message>
  <message>
   <source>How Close Is It? measures whether it is the author, and whether it recites.</source>
   <translation>„Wie nah ist sie dran?“ misst, ob es der Autor ist und ob sie auswendig aufsagt.</translation>
  </message>
  <message>
   <source>an earlier state</source>
   <translation>ein früherer Stand</translation>
  </message>
  <message>
   <source>The voice has changed since.</source>
   <translation>Die Stimme ist seitdem eine andere.</translation>
  </message>
  <message>
   <source>copies from the books</source>
   <translation>schreibt aus den Büchern ab</translation>
  </message>
  <message>
   <source>to look at, longest run {words}</source>
   <translation>anzusehen, längste Übernahme {words}</translation>
  </message>
  <message>
   <source>in order</source>
   <translation>in Ordnung</translation>
  </message>
  <message>
   <source>to look at</source>
   <translation>anzusehen</translation>
  </message>
  <message>
   <source>New name of {name}</source>
   <translation>Neuer Name für {name}</translation>
  </message>
  <message>
   <source>What to type next</source>
   <translation>Was nun zu tippen ist</translation>
  </message>
  <message>
   <source>{what} of {all}</source>
   <translation>{what} von {all}</translation>
  </message>
  <message>
   <source>What it wrote</source>
   <translation>Was sie schrieb</translation>
  </message>
  <message>
   <source>Keep as Its Sample</source>
   <translation>Als ihr Beispiel behalten</translation>
  </message>
  <message>
   <source>Waits for its turn</source>
   <translation>Wartet, bis sie an der Reihe ist</translation>
  </message>
  <message>
   <source>The voice is being loaded...</source>
   <translation>Die Stimme wird geladen...</translation>
  </message>
  <message>
   <source>What it writes will stand here.</source>
   <translation>Was sie schreibt, steht dann hier.</translation>
  </message>
  <message>
   <source>Stopped</source>
   <translation>Angehalten</translation>
  </message>
  <message>
   <source>Late in the evening a woman comes down to the ferry. The boat is still there, and the ferryman is coiling his rope. She has no money for the crossing, and says so. He says that he does not cross for nothing. She offers him her gloves. He looks at them, and then at the water, and says that the wind is about to turn. They cross without a word. On the other side she gives him the gloves all the same, and he does not know what to do with them.</source>
   <translation>Late in the evening a woman comes down to the ferry. The boat is still there, and the ferryman is coiling his rope. She has no money for the crossing, and says so. He says that he does not cross for nothing. She offers him her gloves. He looks at them, and then at the water, and says that the wind is about to turn. They cross without a word. On the other side she gives him the gloves all the same, and he does not know what to do with them.</translation>
  </message>
  <message>
   <source>Tell plainly what happens, or keep this passage. Each voice writes it in its own way, from the same words. Nothing leaves this computer.</source>
   <translation>Erzählen Sie schlicht, was geschieht, oder lassen Sie diese Passage stehen. Jede Stimme schreibt sie auf ihre Art, aus denselben Worten. Nichts verlässt diesen Computer.</translation>
  </message>
  <message>
   <source>Try or Compare Voices</source>
   <translation>Stimmen probieren oder vergleichen</translation>
  </message>
  <message>
   <source>What happens, told plainly</source>
   <translation>Was geschieht, schlicht erzählt</translation>
  </message>
  <message>
   <source>Use Our Passage</source>
   <translation>Unsere Passage verwenden</translation>
  </message>
  <message>
   <source>Voice to try</source>
   <translation>Stimme zum Probieren</translation>
  </message>
  <message>
   <source>Voice to compare with</source>
   <translation>Stimme zum Vergleichen</translation>
  </message>
  <message>
   <source>Compare with no other voice</source>
   <translation>Mit keiner anderen Stimme vergleichen</translation>
  </message>
  <message>
   <source>Write</source>
   <translation>Schreiben</translation>
  </message>
  <message>
   <source>Up to {n} words can be tried. For more, open the text on the page Restyle.</source>
   <translation>Probieren lassen sich bis zu {n} Wörter. Für mehr öffnen Sie den Text auf der Seite „Umschreiben“.</translation>
  </message>
  <message>
   <source>Write in Both</source>
   <translation>In beiden schreiben</translation>
  </message>
  <message>
   <source>Kept as the sample of this voice.</source>
   <translation>Als Beispiel dieser Stimme behalten.</translation>
  </message>
  <message>
   <source>{work} is going on and needs the memory. Try voices when it is done.</source>
   <translation>„{work}“ läuft und braucht den Arbeitsspeicher. Probieren Sie Stimmen, wenn es fertig ist.</translation>
  </message>
  <message>
   <source>The five steps make one from a book. A voice trained elsewhere, also in PEFT's form, can be imported: drop its folder here.</source>
   <translation>Die fünf Schritte machen eine aus einem Buch. Eine anderswo trainierte, auch in der Form von PEFT, lässt sich importieren: Ziehen Sie ihren Ordner hierher.</translation>
  </message>
  <message>
   <source>Go to Import</source>
   <translation>Zu „Importieren“</translation>
  </message>
  <message>
   <source>Looking for voices...</source>
   <translation>Stimmen werden gesucht...</translation>
  </message>
  <message>
   <source>Your voices are as they were.</source>
   <translation>Ihre Stimmen sind unverändert.</translation>
  </message>
  <message>
   <source>Choose the folder of a voice</source>
   <translation>Ordner einer Stimme auswählen</translation>
  </message>
  <message>
   <source>Choose a zip file with a voice</source>
   <translation>Zip-Datei mit einer Stimme auswählen</translation>
  </message>
  <message>
   <source>Zip files</source>
   <translation>Zip-Dateien</translation>
  </message>
  <message>
   <source>No voice has “{text}” in its name, author or model.</source>
   <translation>Keine Stimme hat „{text}“ im Namen, beim Autor oder beim Modell.</translation>
  </message>
  <message>
   <source>Five steps lead from a book to a voice. You see what each did, and may change it.</source>
   <translation>Fünf Schritte führen vom Buch zur Stimme. Sie sehen, was jeder getan hat, und können es ändern.</translation>
  </message>
  <message>
   <source>Nothing. Should you choose a cloud service for one step, you are told what goes there, and asked first.</source>
   <translation>Nichts. Wählen Sie für einen Schritt einen Cloud-Dienst, erfahren Sie, was dorthin geht, und werden zuvor gefragt.</translation>
  </message>
  <message>
   <source>Your own, those you have leave to use, and those in the public domain, such as the novels of Jane Austen, Charles Dickens or Mary Shelley. A voice belongs to somebody: if you publish what was written in it, say so.</source>
   <translation>Ihre eigenen, solche, die Sie mit Erlaubnis nutzen, und gemeinfreie, etwa die Romane von Jane Austen, Charles Dickens oder Mary Shelley. Eine Stimme gehört jemandem: Wenn Sie veröffentlichen, was in ihr geschrieben ist, sagen Sie es.</translation>
  </message>
  <message>
   <source>Pastiche reads the books of one author, learns how that author builds a sentence, and then tells your own text again in that voice.</source>
   <translation>Pastiche liest die Bücher eines Autors, lernt, wie dieser Autor einen Satz baut, und erzählt dann Ihren eigenen Text in dieser Stimme neu.</translation>
  </message>
  <message>
   <source>Which books may I use?</source>
   <translation>Welche Bücher darf ich verwenden?</translation>
  </message>
  <message>
   <source>What it does</source>
   <translation>Was es tut</translation>
  </message>
  <message>
   <source>What leaves this computer</source>
   <translation>Was diesen Computer verlässt</translation>
  </message>
  <message>
   <source>What it needs</source>
   <translation>Was es braucht</translation>
  </message>
  <message>
   <source>Start with a book</source>
   <translation>Mit einem Buch beginnen</translation>
  </message>
  <message>
   <source>Drop ePub, PDF, Word or text files anywhere in this window.</source>
   <translation>Ziehen Sie ePub-, PDF-, Word- oder Textdateien irgendwo in dieses Fenster.</translation>
  </message>
  <message>
   <source>Try the sample</source>
   <translation>Beispiel ausprobieren</translation>
  </message>
  <message>
   <source>A short book of ours goes through all steps by itself in about two minutes, on a small practice model: the idea of it, not literature.</source>
   <translation>Ein kurzes Buch von uns durchläuft in etwa zwei Minuten von selbst alle Schritte, auf einem kleinen Übungsmodell: die Idee davon, keine Literatur.</translation>
  </message>
  <message>
   <source>Go on where you stopped. A project is an ordinary folder.</source>
   <translation>Machen Sie weiter, wo Sie aufgehört haben. Ein Projekt ist ein gewöhnlicher Ordner.</translation>
  </message>
  <message>
   <source>Learn a voice. Write in it.</source>
   <translation>Eine Stimme lernen. In ihr schreiben.</translation>
  </message>
  <message>
   <source>The key {key} opens this door.</source>
   <translation>Die Taste {key} öffnet diese Tür.</translation>
  </message>
  <message>
   <source>Made for a Mac with Apple Silicon and macOS 14. This computer, with {memory} of memory and {disk} of disk free, will do to try it.</source>
   <translation>Gemacht für einen Mac mit Apple-Chip und macOS 14. Dieser Computer mit {memory} Arbeitsspeicher und {disk} freiem Speicherplatz genügt zum Ausprobieren.</translation>
  </message>
  <message>
   <source>MLX, which does the learning and the writing, cannot be loaded here.</source>
   <translation>MLX, das lernt und schreibt, lässt sich hier nicht laden.</translation>
  </message>
  <message>
   <source>Not enough memory for the biggest model. Choose one of the smaller ones in Train; everything else is the same.</source>
   <translation>Zu wenig Arbeitsspeicher für das größte Modell. Wählen Sie unter „Trainieren“ ein kleineres; alles andere bleibt gleich.</translation>
  </message>
  <message>
   <source>Not enough disk for the biggest model. Free some space, or choose one of the smaller ones in Train.</source>
   <translation>Zu wenig Speicherplatz für das größte Modell. Schaffen Sie Platz, oder wählen Sie unter „Trainieren“ ein kleineres.</translation>
  </message>
  <message>
   <source>The practice model is gone, so the sample cannot be tried.</source>
   <translation>Das Übungsmodell fehlt; daher lässt sich das Beispiel nicht ausprobieren.</translation>
  </message>
  <message>
   <source>macOS 14 on Apple Silicon, 16 GB of memory and 25 GB of disk for a real voice.</source>
   <translation>macOS 14 auf einem Apple-Chip, 16 GB Arbeitsspeicher und 25 GB Speicherplatz für eine echte Stimme.</translation>
  </message>
  <message>
   <source>Made for a Mac with Apple Silicon and macOS 14. This computer has {memory} of memory and {disk} of disk free.</source>
   <translation>Gemacht für einen Mac mit Apple-Chip und macOS 14. Dieser Computer hat {memory} Arbeitsspeicher und {disk} freien Speicherplatz.</translation>
  </message>
  <message>
   <source>macOS 14, 16 GB of memory and 25 GB of disk. This Mac has {memory}, and {disk} free, so it is ready.</source>
   <translation>macOS 14, 16 GB Arbeitsspeicher und 25 GB Speicherplatz. Dieser Mac hat {memory}, und {disk} sind frei; er ist also bereit.</translation>
  </message>
  <message>
   <source>macOS 14, 16 GB of memory and 25 GB of disk. This Mac has {memory}, and {disk} free.</source>
   <translation>macOS 14, 16 GB Arbeitsspeicher und 25 GB Speicherplatz. Dieser Mac hat {memory}, und {disk} sind frei.</translation>
  </message>
  <message>
   <source>Looks anew whether everything is there</source>
   <translation>Sieht erneut nach, ob alles da ist</translation>
  </message>
  <message>
   <source>Install Pastiche anew.</source>
   <translation>Installieren Sie Pastiche neu.</translation>
  </message>
  <message>
   <source>As it stands on the cover</source>
   <translation>Wie auf dem Umschlag</translation>
  </message>
  <message>
   <source>Create Project</source>
   <translation>Projekt anlegen</translation>
  </message>
  <message>
   <source>Looking into the book for the author's name...</source>
   <translation>Im Buch wird der Name des Autors gesucht...</translation>
  </message>
  <message>
   <source>Where shall the project lie?</source>
   <translation>Wo soll das Projekt liegen?</translation>
  </message>
  <message>
   <source>A new project</source>
   <translation>Ein neues Projekt</translation>
  </message>
  <message>
   <source>Who wrote this?</source>
   <translation>Wer hat das geschrieben?</translation>
  </message>
  <message>
   <source> and {n} more</source>
   <translation> und {n} weitere</translation>
  </message>
  <message>
   <source>Books can be added afterwards.</source>
   <translation>Bücher lassen sich später hinzufügen.</translation>
  </message>
  <message>
   <source>As the book says. Change it if that is wrong.</source>
   <translation>So steht es im Buch. Ändern Sie es, wenn es nicht stimmt.</translation>
  </message>
  <message>
   <source>The book does not name its author.</source>
   <translation>Das Buch nennt seinen Autor nicht.</translation>
  </message>
  <message>
   <source>The sample goes by itself. Step {n} of {all}: {step}.</source>
   <translation>Das Beispiel läuft von selbst. Schritt {n} von {all}: {step}.</translation>
  </message>
  <message>
   <source>The voice is learned, by a small practice model: the idea of it, not literature.</source>
   <translation>Die Stimme ist gelernt, von einem kleinen Übungsmodell: eine Ahnung davon, keine Literatur.</translation>
  </message>
  <message>
   <source>Stop the Sample</source>
   <translation>Beispiel anhalten</translation>
  </message>
  <message>
   <source>{author}, Sample</source>
   <translation>{author}, Beispiel</translation>
  </message>
  <message>
   <source>Press Restyle the Rest to have this page written in it.</source>
   <translation>Mit „Rest umschreiben“ wird diese Seite in ihr geschrieben.</translation>
  </message>
  <message>
   <source>Loss curve</source>
   <translation>Kurve der Überraschung (Loss)</translation>
  </message>
  <message>
   <source>What became of the passages</source>
   <translation>Was aus den Passagen wurde</translation>
  </message>
  <message>
   <source>The curve begins at the first report.</source>
   <translation>Die Kurve beginnt mit der ersten Meldung.</translation>
  </message>
  <message>
   <source>start</source>
   <translation>Start</translation>
  </message>
  <message>
   <source>Unseen chapters</source>
   <translation>Ungesehene Kapitel</translation>
  </message>
  <message>
   <source>What it practises on</source>
   <translation>Geübte Seiten</translation>
  </message>
  <message>
   <source>{loss}, best</source>
   <translation>{loss}, Bestwert</translation>
  </message>
  <message>
   <source>Choose books</source>
   <translation>Bücher auswählen</translation>
  </message>
  <message>
   <source>Choose a folder of books</source>
   <translation>Ordner mit Büchern auswählen</translation>
  </message>
  <message>
   <source>Drop books here</source>
   <translation>Bücher hierher ziehen</translation>
  </message>
  <message>
   <source>Drop ePub, PDF, Word or text files, or whole folders, anywhere in this window.</source>
   <translation>Ziehen Sie ePub-, PDF-, Word- oder Textdateien oder ganze Ordner irgendwo in dieses Fenster.</translation>
  </message>
  <message>
   <source>Books</source>
   <translation>Bücher</translation>
  </message>
  <message>
   <source>All files</source>
   <translation>Alle Dateien</translation>
  </message>
  <message>
   <source>Reason</source>
   <translation>Grund</translation>
  </message>
  <message>
   <source>Search the books</source>
   <translation>Bücher durchsuchen</translation>
  </message>
  <message>
   <source>Any reason</source>
   <translation>Jeder Grund</translation>
  </message>
  <message>
   <source>Everything</source>
   <translation>Alles</translation>
  </message>
  <message>
   <source>Dropped</source>
   <translation>Weggelassen</translation>
  </message>
  <message>
   <source>{n} to look at</source>
   <translation>{n} anzusehen</translation>
  </message>
  <message>
   <source>{kept} kept, {dropped} dropped</source>
   <translation>{kept} behalten, {dropped} weggelassen</translation>
  </message>
  <message>
   <source>{n} shown</source>
   <translation>{n} gezeigt</translation>
  </message>
  <message>
   <source>Earlier</source>
   <translation>Früher</translation>
  </message>
  <message>
   <source>Later</source>
   <translation>Später</translation>
  </message>
  <message>
   <source>What it wrote at the check before (Left)</source>
   <translation>Was sie bei der vorigen Prüfung schrieb (Pfeil links)</translation>
  </message>
  <message>
   <source>What it wrote at the next check (Right)</source>
   <translation>Was sie bei der nächsten Prüfung schrieb (Pfeil rechts)</translation>
  </message>
  <message>
   <source>The plain account it was given</source>
   <translation>Die Inhaltsangabe, die sie bekam</translation>
  </message>
  <message>
   <source>The author's own passage</source>
   <translation>Die Passage des Autors</translation>
  </message>
  <message>
   <source>Hear the voice forming</source>
   <translation>Hören, wie die Stimme entsteht</translation>
  </message>
  <message>
   <source>The same plain account, written again at each check.</source>
   <translation>Dieselbe Inhaltsangabe, bei jeder Prüfung neu geschrieben.</translation>
  </message>
  <message>
   <source>Before training</source>
   <translation>Vor dem Training</translation>
  </message>
  <message>
   <source>At each check it writes a paragraph, always from the same plain account.</source>
   <translation>Bei jeder Prüfung schreibt sie einen Absatz, immer aus derselben Inhaltsangabe.</translation>
  </message>
  <message>
   <source>Step {n}</source>
   <translation>Schritt {n}</translation>
  </message>
  <message>
   <source>{which}, what it wrote</source>
   <translation>{which}, was sie schrieb</translation>
  </message>
  <message>
   <source>{step}, the best so far</source>
   <translation>{step}, bisher am besten</translation>
  </message>
  <message>
   <source>No key yet. It is kept in the system's Keychain.</source>
   <translation>Noch kein Schlüssel. Er kommt in den Schlüsselbund des Systems.</translation>
  </message>
  <message>
   <source>Save</source>
   <translation>Sichern</translation>
  </message>
  <message>
   <source>Test</source>
   <translation>Prüfen</translation>
  </message>
  <message>
   <source>Remove</source>
   <translation>Entfernen</translation>
  </message>
  <message>
   <source>Where do I get one?</source>
   <translation>Woher bekomme ich einen?</translation>
  </message>
  <message>
   <source>Where to get a key for {service}</source>
   <translation>Woher ein Schlüssel für {service} kommt</translation>
  </message>
  <message>
   <source>{what} the key for {service}</source>
   <translation>{what}: Schlüssel für {service}</translation>
  </message>
  <message>
   <source>Key</source>
   <translation>Schlüssel</translation>
  </message>
  <message>
   <source>Paste a key here</source>
   <translation>Schlüssel hier einsetzen</translation>
  </message>
  <message>
   <source>Key for {service}</source>
   <translation>Schlüssel für {service}</translation>
  </message>
  <message>
   <source>Works, tried {when}</source>
   <translation>Funktioniert, geprüft {when}</translation>
  </message>
  <message>
   <source>Asking {service}...</source>
   <translation>{service} wird gefragt...</translation>
  </message>
  <message>
   <source>The plain account</source>
   <translation>Die Inhaltsangabe</translation>
  </message>
  <message>
   <source>Say plainly what happens in the passage.</source>
   <translation>Sagen Sie schlicht, was in der Passage geschieht.</translation>
  </message>
  <message>
   <source>Edit (E)</source>
   <translation>Bearbeiten (E)</translation>
  </message>
  <message>
   <source>Ask Again (A)</source>
   <translation>Erneut fragen (A)</translation>
  </message>
  <message>
   <source>{n} in a row are the author's; they are underlined.</source>
   <translation>{n} in Folge stammen vom Autor; sie sind unterstrichen.</translation>
  </message>
  <message>
   <source>It is short for {n}: something may be missing.</source>
   <translation>Für {n} ist das kurz: Vielleicht fehlt etwas.</translation>
  </message>
  <message>
   <source>Edit the Account</source>
   <translation>Inhaltsangabe bearbeiten</translation>
  </message>
  <message>
   <source>Ask Again for This</source>
   <translation>Hierzu erneut fragen</translation>
  </message>
  <message>
   <source>Keep What You Wrote</source>
   <translation>Eingegebenes behalten</translation>
  </message>
  <message>
   <source>Leave It as It Was</source>
   <translation>Lassen, wie sie war</translation>
  </message>
  <message>
   <source>Write It (E)</source>
   <translation>Schreiben (E)</translation>
  </message>
  <message>
   <source>You wrote this. It stays, unless you ask again for it alone.</source>
   <translation>Von Ihnen geschrieben. Sie bleibt, außer Sie fragen nur zu ihr erneut.</translation>
  </message>
  <message>
   <source>Keep ({keys})</source>
   <translation>Behalten ({keys})</translation>
  </message>
  <message>
   <source>Leave It as It Was ({keys})</source>
   <translation>Lassen, wie sie war ({keys})</translation>
  </message>
  <message>
   <source>No account yet; this was not fit</source>
   <translation>Noch keine Inhaltsangabe; diese taugte nicht</translation>
  </message>
  <message>
   <source>No account yet</source>
   <translation>Noch keine Inhaltsangabe</translation>
  </message>
  <message>
   <source>The plain account, {words}</source>
   <translation>Die Inhaltsangabe, {words}</translation>
  </message>
  <message>
   <source>Search texts and accounts</source>
   <translation>Texte und Inhaltsangaben durchsuchen</translation>
  </message>
  <message>
   <source>All</source>
   <translation>Alle</translation>
  </message>
  <message>
   <source>Without an account</source>
   <translation>Ohne Inhaltsangabe</translation>
  </message>
  <message>
   <source>Near-copies</source>
   <translation>Fast abgeschrieben</translation>
  </message>
  <message>
   <source>Too short</source>
   <translation>Zu kurz</translation>
  </message>
  <message>
   <source>Less</source>
   <translation>Weniger</translation>
  </message>
  <message>
   <source>Before it is asked again</source>
   <translation>Bevor erneut gefragt wird</translation>
  </message>
  <message>
   <source>{words} of the author's text would go to {host} again.</source>
   <translation>{words} vom Text des Autors gingen noch einmal an {host}.</translation>
  </message>
  <message>
   <source>Ask Again and Replace Mine</source>
   <translation>Erneut fragen, meine ersetzen</translation>
  </message>
  <message>
   <source>Send 1 Passage to {host}</source>
   <translation>1 Passage an {host} senden</translation>
  </message>
  <message>
   <source>Send {n} Passages to {host}</source>
   <translation>{n} Passagen an {host} senden</translation>
  </message>
  <message>
   <source>Ask Again for This 1</source>
   <translation>Zu dieser 1 erneut fragen</translation>
  </message>
  <message>
   <source>Ask Again for These {n}</source>
   <translation>Zu diesen {n} erneut fragen</translation>
  </message>
  <message>
   <source>Accounts that you wrote yourself stay.</source>
   <translation>Von Ihnen geschriebene Inhaltsangaben bleiben.</translation>
  </message>
  <message>
   <source>Show all remarks</source>
   <translation>Alle Bemerkungen zeigen</translation>
  </message>
  <message>
   <source>Show fewer</source>
   <translation>Weniger zeigen</translation>
  </message>
  <message>
   <source>You wrote this account: a good answer takes its place, and yours is gone.</source>
   <translation>Diese Inhaltsangabe haben Sie geschrieben: Eine gute Antwort tritt an ihre Stelle, und Ihre ist fort.</translation>
  </message>
  <message>
   <source>{n} found</source>
   <translation>{n} gefunden</translation>
  </message>
  <message>
   <source>{n} more</source>
   <translation>{n} weitere</translation>
  </message>
  <message>
   <source>Send to {host} and Replace Mine</source>
   <translation>An {host} senden, meine ersetzen</translation>
  </message>
  <message>
   <source>Near-copy: {n} in a row</source>
   <translation>Fast abgeschrieben: {n} in Folge</translation>
  </message>
  <message>
   <source>Too short: {n}</source>
   <translation>Zu kurz: {n}</translation>
  </message>
  <message>
   <source>Passages</source>
   <translation>Passagen</translation>
  </message>
  <message>
   <source>The author's text</source>
   <translation>Der Text des Autors</translation>
  </message>
  <message>
   <source>The author, {words}</source>
   <translation>Der Autor, {words}</translation>
  </message>
  <message>
   <source>Paragraphs</source>
   <translation>Absätze</translation>
  </message>
  <message>
   <source>Keep this paragraph (K)</source>
   <translation>Diesen Absatz behalten (K)</translation>
  </message>
  <message>
   <source>Drop this paragraph (D)</source>
   <translation>Diesen Absatz weglassen (D)</translation>
  </message>
  <message>
   <source>Copy Text</source>
   <translation>Text kopieren</translation>
  </message>
  <message>
   <source>Map of the passages</source>
   <translation>Karte der Passagen</translation>
  </message>
  <message>
   <source>Chosen</source>
   <translation>Ausgewählt</translation>
  </message>
  <message>
   <source>Left out</source>
   <translation>Weggelassen</translation>
  </message>
  <message>
   <source>Problem</source>
   <translation>Problem</translation>
  </message>
  <message>
   <source>Progress</source>
   <translation>Fortschritt</translation>
  </message>
  <message>
   <source>{kept} of {all} kept</source>
   <translation>{all}, {kept} behalten</translation>
  </message>
  <message>
   <source>dropped</source>
   <translation>weggelassen</translation>
  </message>
  <message>
   <source>Sections</source>
   <translation>Abschnitte</translation>
  </message>
  <message>
   <source>Keep all of this section (Shift K)</source>
   <translation>Diesen ganzen Abschnitt behalten (Umschalttaste K)</translation>
  </message>
  <message>
   <source>Drop all of this section (Shift D)</source>
   <translation>Diesen ganzen Abschnitt weglassen (Umschalttaste D)</translation>
  </message>
  <message>
   <source>Dropped: {reason}</source>
   <translation>Weggelassen: {reason}</translation>
  </message>
  <message>
   <source>Steps</source>
   <translation>Schritte</translation>
  </message>
  <message>
   <source>Settings</source>
   <translation>Einstellungen</translation>
  </message>
  <message>
   <source>{read} tokens read, {written} written</source>
   <translation>{read} Token gelesen, {written} geschrieben</translation>
  </message>
  <message>
   <source>Account of passage {n}</source>
   <translation>Inhaltsangabe zu Passage {n}</translation>
  </message>
  <message>
   <source>What came could not be used</source>
   <translation>Was kam, war nicht zu gebrauchen</translation>
  </message>
  <message>
   <source>No account came</source>
   <translation>Keine Inhaltsangabe kam</translation>
  </message>
  <message>
   <source>Passage {n}</source>
   <translation>Passage {n}</translation>
  </message>
  <message>
   <source>{time} seconds</source>
   <translation>{time} Sekunden</translation>
  </message>
  <message>
   <source>Kept by you.</source>
   <translation>Von Ihnen behalten.</translation>
  </message>
  <message>
   <source>Dropped by you.</source>
   <translation>Von Ihnen weggelassen.</translation>
  </message>
  <message>
   <source>To look at. {reason}</source>
   <translation>Anzusehen. {reason}</translation>
  </message>
  <message>
   <source>Dropped. {reason}</source>
   <translation>Weggelassen. {reason}</translation>
  </message>
  <message>
   <source>Any text, in this voice</source>
   <translation>Jeder Text, in dieser Stimme</translation>
  </message>
  <message>
   <source>Needs a trained voice</source>
   <translation>Braucht eine trainierte Stimme</translation>
  </message>
  <message>
   <source>Finished, the voice is ready</source>
   <translation>Fertig, die Stimme ist bereit</translation>
  </message>
  <message>
   <source>{n} decision of yours is not yet in the choice.</source>
   <translation>{n} Ihrer Entscheidungen ist noch nicht in der Auswahl.</translation>
  </message>
  <message>
   <source>{n} word</source>
   <translation>{n} Wort</translation>
  </message>
  <message>
   <source>{n} words</source>
   <translation>{n} Wörter</translation>
  </message>
  <message>
   <source>{n} paragraph</source>
   <translation>{n} Absatz</translation>
  </message>
  <message>
   <source>{n} paragraphs</source>
   <translation>{n} Absätze</translation>
  </message>
  <message>
   <source>{n} passage</source>
   <translation>{n} Passage</translation>
  </message>
  <message>
   <source>{n} passages</source>
   <translation>{n} Passagen</translation>
  </message>
  <message>
   <source>{n} book</source>
   <translation>{n} Buch</translation>
  </message>
  <message>
   <source>{n} books</source>
   <translation>{n} Bücher</translation>
  </message>
  <message>
   <source>under a minute</source>
   <translation>weniger als eine Minute</translation>
  </message>
  <message>
   <source>about a minute</source>
   <translation>etwa eine Minute</translation>
  </message>
  <message>
   <source>about an hour</source>
   <translation>etwa eine Stunde</translation>
  </message>
  <message>
   <source>not needed for this amount</source>
   <translation>für diese Menge nicht nötig</translation>
  </message>
  <message>
   <source>shorter than you asked for</source>
   <translation>kürzer, als Sie wollten</translation>
  </message>
  <message>
   <source>said before</source>
   <translation>schon gesagt</translation>
  </message>
  <message>
   <source>misread letters</source>
   <translation>falsch gelesene Buchstaben</translation>
  </message>
  <message>
   <source>no two whole sentences</source>
   <translation>keine zwei ganzen Sätze</translation>
  </message>
  <message>
   <source>more signs than letters</source>
   <translation>mehr Zeichen als Buchstaben</translation>
  </message>
  <message>
   <source>one word over and over</source>
   <translation>immer wieder ein Wort</translation>
  </message>
  <message>
   <source>left out by you</source>
   <translation>von Ihnen weggelassen</translation>
  </message>
  <message>
   <source>{n} decisions of yours are not yet in the choice.</source>
   <translation>{n} Ihrer Entscheidungen sind noch nicht in der Auswahl.</translation>
  </message>
  <message>
   <source>{n} MB</source>
   <translation>{n} MB</translation>
  </message>
  <message>
   <source>about {n} days</source>
   <translation>etwa {n} Tage</translation>
  </message>
  <message>
   <source>Working out how long this takes</source>
   <translation>Es wird errechnet, wie lange es dauert</translation>
  </message>
  <message>
   <source>Clean</source>
   <translation>Säubern</translation>
  </message>
  <message>
   <source>Curate</source>
   <translation>Auswählen</translation>
  </message>
  <message>
   <source>Neutralize</source>
   <translation>Neutralisieren</translation>
  </message>
  <message>
   <source>Train</source>
   <translation>Trainieren</translation>
  </message>
  <message>
   <source>Bring the books</source>
   <translation>Die Bücher bringen</translation>
  </message>
  <message>
   <source>Only the author's words</source>
   <translation>Nur die Worte des Autors</translation>
  </message>
  <message>
   <source>Choose what to learn</source>
   <translation>Wählen, was gelernt wird</translation>
  </message>
  <message>
   <source>Reading the books</source>
   <translation>Lesen der Bücher</translation>
  </message>
  <message>
   <source>Cleaning the books</source>
   <translation>Säubern der Bücher</translation>
  </message>
  <message>
   <source>Trying three passages</source>
   <translation>Probe mit drei Passagen</translation>
  </message>
  <message>
   <source>Fetching the model</source>
   <translation>Laden des Modells</translation>
  </message>
  <message>
   <source>about {n} minutes</source>
   <translation>etwa {n} Minuten</translation>
  </message>
  <message>
   <source>about {n} hours</source>
   <translation>etwa {n} Stunden</translation>
  </message>
  <message>
   <source>{time} left</source>
   <translation>{time} noch</translation>
  </message>
  <message>
   <source>{n} paragraph to look at</source>
   <translation>{n} Absatz anzusehen</translation>
  </message>
  <message>
   <source>{n} paragraphs to look at</source>
   <translation>{n} Absätze anzusehen</translation>
  </message>
  <message>
   <source>{words} kept</source>
   <translation>{words} behalten</translation>
  </message>
  <message>
   <source>{words} chosen</source>
   <translation>{words} ausgewählt</translation>
  </message>
  <message>
   <source>{passages} described</source>
   <translation>{passages} beschrieben</translation>
  </message>
 </context>
 <context>
  <name>core</name>
  <message>
   <source>The draft's copy of {1} is missing.</source>
   <translation>Die Kopie des Entwurfs von {1} fehlt.</translation>
  </message>
  <message>
   <source>Open the document again; the draft stays at {1}.</source>
   <translation>Öffnen Sie das Dokument erneut; der Entwurf bleibt unter {1}.</translation>
  </message>
  <message>
   <source>{1} was last worked on in a newer Pastiche.</source>
   <translation>{1} wurde zuletzt in einem neueren Pastiche bearbeitet.</translation>
  </message>
  <message>
   <source>Update Pastiche to go on.</source>
   <translation>Aktualisieren Sie Pastiche, um weiterzuarbeiten.</translation>
  </message>
  <message>
   <source>The draft is damaged: it cannot be read.</source>
   <translation>Der Entwurf ist beschädigt: Er kann nicht gelesen werden.</translation>
  </message>
  <message>
   <source>Open your text again; the draft stays at {1}.</source>
   <translation>Öffnen Sie Ihren Text erneut; der Entwurf bleibt unter {1}.</translation>
  </message>
  <message>
   <source>{1} was changed by another program since it was opened here.</source>
   <translation>{1} wurde von einem anderen Programm geändert, seit es hier geöffnet wurde.</translation>
  </message>
  <message>
   <source>{1} is there already.</source>
   <translation>{1} ist schon da.</translation>
  </message>
  <message>
   <source>This draft is not there any more: another window has discarded it.</source>
   <translation>Diesen Entwurf gibt es nicht mehr: Ein anderes Fenster hat ihn verworfen.</translation>
  </message>
  <message>
   <source>Open the text itself to work on it again.</source>
   <translation>Öffnen Sie den Text selbst, um wieder daran zu arbeiten.</translation>
  </message>
  <message>
   <source>There is no text in it.</source>
   <translation>Es steht kein Text darin.</translation>
  </message>
  <message>
   <source>Open another file, or paste some text.</source>
   <translation>Öffnen Sie eine andere Datei, oder fügen Sie Text ein.</translation>
  </message>
  <message>
   <source>{1} does not know this key.</source>
   <translation>{1} kennt diesen Schlüssel nicht.</translation>
  </message>
  <message>
   <source>Copy it again from your account page there.</source>
   <translation>Kopieren Sie ihn erneut von Ihrer Kontoseite dort.</translation>
  </message>
  <message>
   <source>{1} answered with {2}.</source>
   <translation>{1} antwortete mit {2}.</translation>
  </message>
  <message>
   <source>Try again in a while.</source>
   <translation>Versuchen Sie es später erneut.</translation>
  </message>
  <message>
   <source>{1} does not answer.</source>
   <translation>{1} antwortet nicht.</translation>
  </message>
  <message>
   <source>Check the connection and try again.</source>
   <translation>Prüfen Sie die Verbindung, und versuchen Sie es erneut.</translation>
  </message>
  <message>
   <source>{1} holds something else than pairs.</source>
   <translation>{1} enthält etwas anderes als Paare.</translation>
  </message>
  <message>
   <source>Put back a copy of it from a backup, or remove the lines that are no pairs.</source>
   <translation>Holen Sie eine Kopie aus einer Sicherung zurück, oder entfernen Sie die Zeilen, die keine Paare sind.</translation>
  </message>
  <message>
   <source>LM Studio does not answer.</source>
   <translation>LM Studio antwortet nicht.</translation>
  </message>
  <message>
   <source>Open it and start its server.</source>
   <translation>Öffnen Sie es, und starten Sie seinen Server.</translation>
  </message>
  <message>
   <source>{1} is damaged: it holds no settings.</source>
   <translation>{1} ist beschädigt: Es enthält keine Einstellungen.</translation>
  </message>
  <message>
   <source>Train the voice again, or put the folder back from a backup.</source>
   <translation>Trainieren Sie die Stimme neu, oder holen Sie den Ordner aus einer Sicherung zurück.</translation>
  </message>
  <message>
   <source>{1} is no LoRA adapter.</source>
   <translation>{1} ist kein LoRA-Adapter.</translation>
  </message>
  <message>
   <source>Choose an adapter that was trained as LoRA.</source>
   <translation>Wählen Sie einen Adapter, der als LoRA trainiert wurde.</translation>
  </message>
  <message>
   <source>Get it again from where it came.</source>
   <translation>Besorgen Sie sich die Stimme noch einmal an der Quelle.</translation>
  </message>
  <message>
   <source>Another voice is being imported.</source>
   <translation>Eine andere Stimme wird gerade importiert.</translation>
  </message>
  <message>
   <source>Wait until that is done, then try again.</source>
   <translation>Warten Sie, bis das fertig ist, und versuchen Sie es dann erneut.</translation>
  </message>
  <message>
   <source>It does not say which base model it needs: name it with --model when you write.</source>
   <translation>Die Stimme sagt nicht, welches Basismodell sie braucht: Nennen Sie es beim Schreiben mit --model.</translation>
  </message>
  <message>
   <source>There is no {1}.</source>
   <translation>{1} gibt es nicht.</translation>
  </message>
  <message>
   <source>Choose the folder of a voice, or a zip file with one.</source>
   <translation>Wählen Sie den Ordner einer Stimme oder eine Zip-Datei mit einer.</translation>
  </message>
  <message>
   <source>{1} is damaged: rank, scale or layers make no sense.</source>
   <translation>{1} ist beschädigt: Rang, Skalierung oder Schichten ergeben keinen Sinn.</translation>
  </message>
  <message>
   <source>{1} brings traces of its text that tell no copies ({2}).</source>
   <translation>{1} bringt Spuren des Textes mit, an denen sich Abgeschriebenes nicht erkennen lässt ({2}).</translation>
  </message>
  <message>
   <source>The {1} of this voice is damaged.</source>
   <translation>{1} dieser Stimme ist beschädigt.</translation>
  </message>
  <message>
   <source>{1} cannot be read: {2}.</source>
   <translation>{1} ist nicht lesbar: {2}.</translation>
  </message>
  <message>
   <source>Check that you may read it.</source>
   <translation>Prüfen Sie, ob Sie das lesen dürfen.</translation>
  </message>
  <message>
   <source>Take that file out of the folder, and import it again.</source>
   <translation>Nehmen Sie diese Datei aus dem Ordner, und importieren Sie ihn noch einmal.</translation>
  </message>
  <message>
   <source>it is for a model of {1} layers or more, and this one has {2}</source>
   <translation>sie ist für ein Modell mit mindestens {1} Schichten, und dieses hat {2}</translation>
  </message>
  <message>
   <source>its layers are for a model of another width ({1}, and not {2})</source>
   <translation>ihre Schichten sind für ein Modell anderer Breite ({1}, nicht {2})</translation>
  </message>
  <message>
   <source>The base model in {1} has no readable config.json.</source>
   <translation>Das Basismodell in {1} hat keine lesbare config.json.</translation>
  </message>
  <message>
   <source>Download it again.</source>
   <translation>Laden Sie es noch einmal herunter.</translation>
  </message>
  <message>
   <source>Choose the folder that holds adapter_config.json and its .safetensors file.</source>
   <translation>Wählen Sie den Ordner mit adapter_config.json und der zugehörigen .safetensors-Datei.</translation>
  </message>
  <message>
   <source>{1} holds no voice.</source>
   <translation>{1} enthält keine Stimme.</translation>
  </message>
  <message>
   <source>{1} holds several voices: {2}.</source>
   <translation>{1} enthält mehrere Stimmen: {2}.</translation>
  </message>
  <message>
   <source>Choose the folder of one of them.</source>
   <translation>Wählen Sie den Ordner einer davon.</translation>
  </message>
  <message>
   <source>{1} is empty.</source>
   <translation>{1} ist leer.</translation>
  </message>
  <message>
   <source>{1} keeps its weights in {2}, a form that can run any program when it is opened.</source>
   <translation>{1} hat seine Gewichte in {2}, einer Form, die beim Öffnen jedes Programm ausführen kann.</translation>
  </message>
  <message>
   <source>Ask its maker for adapter_model.safetensors, which cannot.</source>
   <translation>Bitten Sie den Urheber um adapter_model.safetensors; diese Form kann das nicht.</translation>
  </message>
  <message>
   <source>{1} is from an old mlx-lm, which wrote adapters.npz.</source>
   <translation>{1} stammt von einem alten mlx-lm, das adapters.npz schrieb.</translation>
  </message>
  <message>
   <source>Train it again with a newer one, or ask for it as adapters.safetensors.</source>
   <translation>Trainieren Sie die Stimme mit einem neueren noch einmal, oder bitten Sie um adapters.safetensors.</translation>
  </message>
  <message>
   <source>{1} is incomplete: {2} is there, and no {3} or {4}.</source>
   <translation>{1} ist unvollständig: {2} ist da, aber weder {3} noch {4}.</translation>
  </message>
  <message>
   <source>Get it again from where it came; the large file is missing.</source>
   <translation>Besorgen Sie sich die Stimme noch einmal an der Quelle; die große Datei fehlt.</translation>
  </message>
  <message>
   <source>{1} is incomplete: the weights are there, and no {2}.</source>
   <translation>{1} ist unvollständig: Die Gewichte sind da, aber {2} fehlt.</translation>
  </message>
  <message>
   <source>{1} holds a GGUF file, which Pastiche cannot take apart.</source>
   <translation>{1} enthält eine GGUF-Datei, die Pastiche nicht zerlegen kann.</translation>
  </message>
  <message>
   <source>Ask for the adapter as safetensors, as PEFT or mlx-lm write it.</source>
   <translation>Bitten Sie um den Adapter als safetensors, wie PEFT oder mlx-lm ihn schreiben.</translation>
  </message>
  <message>
   <source>{1} holds a whole model, not a voice for one.</source>
   <translation>{1} enthält ein ganzes Modell, nicht eine Stimme dafür.</translation>
  </message>
  <message>
   <source>Choose an adapter folder; a whole model can be trained on with --model.</source>
   <translation>Wählen Sie den Ordner eines Adapters; ein ganzes Modell lässt sich mit --model weiter trainieren.</translation>
  </message>
  <message>
   <source>{1} holds no trained voice: {2} and {3} not found.</source>
   <translation>{1} enthält keine trainierte Stimme: {2} und {3} nicht gefunden.</translation>
  </message>
  <message>
   <source>Choose an adapter folder, or train a voice first.</source>
   <translation>Wählen Sie den Ordner eines Adapters, oder trainieren Sie zuerst eine Stimme.</translation>
  </message>
  <message>
   <source>It needs Ollama {1} or newer, on a Mac with Apple silicon.</source>
   <translation>Nötig ist Ollama {1} oder neuer, auf einem Mac mit Apple-Chip.</translation>
  </message>
  <message>
   <source>FROM .</source>
   <translation>FROM .</translation>
  </message>
  <message>
   <source>Ollama may not know this kind of base model ({1}).</source>
   <translation>Ollama kennt diese Art von Basismodell vielleicht nicht ({1}).</translation>
  </message>
  <message>
   <source>unnamed</source>
   <translation>ohne Namen</translation>
  </message>
  <message>
   <source>A training is writing to {1}.</source>
   <translation>Ein Training schreibt gerade in {1}.</translation>
  </message>
  <message>
   <source>A name of {1} letters fits no list.</source>
   <translation>Ein Name von {1} Buchstaben passt in keine Liste.</translation>
  </message>
  <message>
   <source>Choose one of {1} at most.</source>
   <translation>Wählen Sie einen von höchstens {1}.</translation>
  </message>
  <message>
   <source>Stop it first, or wait until it is done.</source>
   <translation>Halten Sie es zuerst an, oder warten Sie, bis es fertig ist.</translation>
  </message>
  <message>
   <source>Put it back from a backup.</source>
   <translation>Holen Sie die Datei aus einer Sicherung zurück.</translation>
  </message>
  <message>
   <source>Ask its maker for a plain LoRA adapter, or for the base model with the adapter merged into it.</source>
   <translation>Bitten Sie den Urheber um einen einfachen LoRA-Adapter oder um das Basismodell mit eingearbeitetem Adapter.</translation>
  </message>
  <message>
   <source>The {1} of {2} makes no sense: rank {3}, alpha {4}.</source>
   <translation>{1} von {2} ergibt keinen Sinn: Rang {3}, Alpha {4}.</translation>
  </message>
  <message>
   <source>{1} is no LoRA adapter, but {2}.</source>
   <translation>{1} ist kein LoRA-Adapter, sondern {2}.</translation>
  </message>
  <message>
   <source>something that does not say what it is</source>
   <translation>etwas, das nicht sagt, was es ist</translation>
  </message>
  <message>
   <source>The {1} of {2} is damaged: its rank or alpha cannot be read.</source>
   <translation>{1} von {2} ist beschädigt: Rang oder Alpha ist nicht lesbar.</translation>
  </message>
  <message>
   <source>Get the adapter again from where it came.</source>
   <translation>Besorgen Sie sich den Adapter noch einmal an der Quelle.</translation>
  </message>
  <message>
   <source>{1} cannot be used: {2}.</source>
   <translation>{1} ist nicht verwendbar: {2}.</translation>
  </message>
  <message>
   <source>The adapter holds something that is no LoRA layer: {1}.</source>
   <translation>Der Adapter enthält etwas, das keine LoRA-Schicht ist: {1}.</translation>
  </message>
  <message>
   <source>{1} is damaged: the two halves of {2} do not fit ({3} and {4}).</source>
   <translation>{1} ist beschädigt: Die beiden Hälften von {2} passen nicht zusammen ({3} und {4}).</translation>
  </message>
  <message>
   <source>{1} holds no layers.</source>
   <translation>{1} enthält keine Schichten.</translation>
  </message>
  <message>
   <source>This voice is no plain LoRA adapter, so it cannot be turned into one of PEFT's.</source>
   <translation>Diese Stimme ist kein einfacher LoRA-Adapter und lässt sich daher nicht in einen für PEFT umwandeln.</translation>
  </message>
  <message>
   <source>Export it in the form of Pastiche, or as a whole model.</source>
   <translation>Exportieren Sie sie in der Form von Pastiche oder als ganzes Modell.</translation>
  </message>
  <message>
   <source>PEFT would not know the layer {1} of this voice.</source>
   <translation>PEFT würde die Schicht {1} dieser Stimme nicht kennen.</translation>
  </message>
  <message>
   <source>{1} is being written already.</source>
   <translation>{1} wird schon geschrieben.</translation>
  </message>
  <message>
   <source>Wait until that is done.</source>
   <translation>Warten Sie, bis das fertig ist.</translation>
  </message>
  <message>
   <source>Choose a new folder, or move that one away: nothing is replaced.</source>
   <translation>Wählen Sie einen neuen Ordner, oder legen Sie den anderen beiseite: Nichts wird ersetzt.</translation>
  </message>
  <message>
   <source>{1} needs about {2} of disk; {3} are free.</source>
   <translation>{1} braucht etwa {2} Speicherplatz; frei sind {3}.</translation>
  </message>
  <message>
   <source>Free some space, or choose a folder on another disk.</source>
   <translation>Schaffen Sie Platz, oder wählen Sie einen Ordner auf einer anderen Festplatte.</translation>
  </message>
  <message>
   <source>The disk is full: {1} could not be written.</source>
   <translation>Die Festplatte ist voll: {1} ließ sich nicht schreiben.</translation>
  </message>
  <message>
   <source>Who described its texts is not named in the copy: a server or a model of somebody's own.</source>
   <translation>Wer die Inhaltsangaben schrieb, wird in der Kopie nicht genannt: ein eigener Server oder ein eigenes Modell.</translation>
  </message>
  <message>
   <source>A woman waits for the last ferry. It is late, and the ferryman does not want to cross again.</source>
   <translation>A woman waits for the last ferry. It is late, and the ferryman does not want to cross again.</translation>
  </message>
  <message>
   <source>The base model is one of your own, known here by its folder only: whoever gets this copy needs that model too.</source>
   <translation>Das Basismodell ist ein eigenes, hier nur durch seinen Ordner bekannt: Wer diese Kopie bekommt, braucht auch dieses Modell.</translation>
  </message>
  <message>
   <source>{1} is being trained or measured just now.</source>
   <translation>{1} wird gerade trainiert oder gemessen.</translation>
  </message>
  <message>
   <source>These are there: {1}.</source>
   <translation>Vorhanden sind: {1}.</translation>
  </message>
  <message>
   <source>It keeps none: leave the checkpoint out.</source>
   <translation>Es gibt keine: Lassen Sie den Zwischenstand weg.</translation>
  </message>
  <message>
   <source>{1} has no checkpoint {2}.</source>
   <translation>{1} hat keinen Zwischenstand {2}.</translation>
  </message>
  <message>
   <source>{1} Without one, the best is taken.</source>
   <translation>{1} Ohne Angabe wird der beste genommen.</translation>
  </message>
  <message>
   <source>Checkpoint {1} of {2} is damaged.</source>
   <translation>Zwischenstand {1} von {2} ist beschädigt.</translation>
  </message>
  <message>
   <source>Checkpoint {1} of {2} has another rank than the voice's settings.</source>
   <translation>Zwischenstand {1} von {2} hat einen anderen Rang als die Einstellungen der Stimme.</translation>
  </message>
  <message>
   <source>Stop that, or wait until it is done; then try again.</source>
   <translation>Halten Sie das an, oder warten Sie, bis es fertig ist; versuchen Sie es dann noch einmal.</translation>
  </message>
  <message>
   <source>Take another one, or leave the checkpoint out.</source>
   <translation>Nehmen Sie einen anderen, oder lassen Sie den Zwischenstand weg.</translation>
  </message>
  <message>
   <source>Checkpoint {1} of {2} is of another training than the voice that lies there.</source>
   <translation>Zwischenstand {1} von {2} gehört zu einem anderen Training als die Stimme, die dort liegt.</translation>
  </message>
  <message>
   <source>Let that training end, or leave the checkpoint out.</source>
   <translation>Warten Sie jenes Training ab, oder lassen Sie den Zwischenstand weg.</translation>
  </message>
  <message>
   <source>Leave the checkpoint out, or train again.</source>
   <translation>Lassen Sie den Zwischenstand weg, oder trainieren Sie noch einmal.</translation>
  </message>
  <message>
   <source>{1} does not say which state of its training it is: it could not be found again.</source>
   <translation>{1} sagt nicht, welcher Stand des Trainings es ist: Er wäre nicht wiederzufinden.</translation>
  </message>
  <message>
   <source>Train the voice again.</source>
   <translation>Trainieren Sie die Stimme noch einmal.</translation>
  </message>
  <message>
   <source>Get it again from where it came, or put it back from a backup.</source>
   <translation>Besorgen Sie sich die Datei noch einmal an der Quelle, oder holen Sie sie aus einer Sicherung zurück.</translation>
  </message>
  <message>
   <source>{1} holds numbers of a kind that an adapter does not have ({2}).</source>
   <translation>{1} enthält Zahlen einer Art, die ein Adapter nicht hat ({2}).</translation>
  </message>
  <message>
   <source>Ask its maker for the adapter in float32, float16 or bfloat16.</source>
   <translation>Bitten Sie den Urheber um den Adapter in float32, float16 oder bfloat16.</translation>
  </message>
  <message>
   <source>{1} is damaged or incomplete: it cannot be read.</source>
   <translation>{1} ist beschädigt oder unvollständig und nicht lesbar.</translation>
  </message>
  <message>
   <source>{1} is locked with a password.</source>
   <translation>{1} ist mit einem Passwort gesperrt.</translation>
  </message>
  <message>
   <source>Unpack it first, and import the folder.</source>
   <translation>Entpacken Sie die Datei zuerst, und importieren Sie den Ordner.</translation>
  </message>
  <message>
   <source>{1} unpacks to far more data than a voice has.</source>
   <translation>{1} enthält entpackt weit mehr Daten als eine Stimme.</translation>
  </message>
  <message>
   <source>{1} is damaged, or no zip file.</source>
   <translation>{1} ist beschädigt oder keine Zip-Datei.</translation>
  </message>
  <message>
   <source>{1} was not opened: it holds something that no voice needs ({2}).</source>
   <translation>{1} wurde nicht geöffnet: Darin ist etwas, das keine Stimme braucht ({2}).</translation>
  </message>
  <message>
   <source>Get the voice from somebody you trust.</source>
   <translation>Besorgen Sie sich die Stimme von jemandem, dem Sie vertrauen.</translation>
  </message>
  <message>
   <source>{1} is damaged: {2} cannot be read.</source>
   <translation>{1} ist beschädigt: {2} ist nicht lesbar.</translation>
  </message>
  <message>
   <source>Looking at what is there</source>
   <translation>Vorhandenes wird geprüft</translation>
  </message>
  <message>
   <source>Copying the voice</source>
   <translation>Die Stimme wird kopiert</translation>
  </message>
  <message>
   <source>A preface that nobody signed: is it the author's?</source>
   <translation>Ein Vorwort ohne Unterschrift: Stammt es vom Autor?</translation>
  </message>
  <message>
   <source>A preface by the author.</source>
   <translation>Ein Vorwort des Autors.</translation>
  </message>
  <message>
   <source>Project Gutenberg's header, credits or licence.</source>
   <translation>Kopf, Mitwirkende oder Lizenz von Project Gutenberg.</translation>
  </message>
  <message>
   <source>It says that the book or volume ends.</source>
   <translation>Es sagt, dass das Buch oder der Band endet.</translation>
  </message>
  <message>
   <source>A heading.</source>
   <translation>Eine Überschrift.</translation>
  </message>
  <message>
   <source>A mark between two scenes.</source>
   <translation>Ein Zeichen zwischen zwei Szenen.</translation>
  </message>
  <message>
   <source>A footnote or endnote.</source>
   <translation>Eine Fuß- oder Endnote.</translation>
  </message>
  <message>
   <source>The caption of an illustration.</source>
   <translation>Die Bildunterschrift einer Abbildung.</translation>
  </message>
  <message>
   <source>A running head or page number.</source>
   <translation>Ein Kolumnentitel oder eine Seitenzahl.</translation>
  </message>
  <message>
   <source>Not prose.</source>
   <translation>Keine Prosa.</translation>
  </message>
  <message>
   <source>A note by those who transcribed the book.</source>
   <translation>Eine Anmerkung derer, die das Buch abgetippt haben.</translation>
  </message>
  <message>
   <source>Text before the first chapter: is it the author's?</source>
   <translation>Text vor dem ersten Kapitel: Stammt er vom Autor?</translation>
  </message>
  <message>
   <source>Called “{1}”, but people talk in it: is it a story?</source>
   <translation>Überschrieben mit „{1}“, doch Leute reden darin: Ist es eine Geschichte?</translation>
  </message>
  <message>
   <source>It speaks of books and readers: is it still the author's text?</source>
   <translation>Die Rede ist von Büchern und Lesern: Ist das noch der Text des Autors?</translation>
  </message>
  <message>
   <source>Text after the back matter has begun: is it the author's?</source>
   <translation>Text nach Beginn des Anhangs: Stammt er vom Autor?</translation>
  </message>
  <message>
   <source>A few lines before the first chapter: are they the author's?</source>
   <translation>Ein paar Zeilen vor dem ersten Kapitel: Stammen sie vom Autor?</translation>
  </message>
  <message>
   <source>Called “{1}”, but more of the story follows.</source>
   <translation>Überschrieben mit „{1}“, doch die Geschichte geht danach weiter.</translation>
  </message>
  <message>
   <source>{1} is damaged.</source>
   <translation>{1} ist beschädigt.</translation>
  </message>
  <message>
   <source>Put back a copy from a backup, or remove the file to start anew.</source>
   <translation>Holen Sie eine Kopie aus einer Sicherung zurück, oder entfernen Sie die Datei, um neu zu beginnen.</translation>
  </message>
  <message>
   <source>An earlier book of this project holds the same paragraph.</source>
   <translation>Ein früheres Buch dieses Projekts enthält denselben Absatz.</translation>
  </message>
  <message>
   <source>The author's text.</source>
   <translation>Der Text des Autors.</translation>
  </message>
  <message>
   <source>A table of contents.</source>
   <translation>Ein Inhaltsverzeichnis.</translation>
  </message>
  <message>
   <source>A title page.</source>
   <translation>Eine Titelseite.</translation>
  </message>
  <message>
   <source>Copyright and publishing details.</source>
   <translation>Urheberrecht und Angaben zum Verlag.</translation>
  </message>
  <message>
   <source>A dedication.</source>
   <translation>Eine Widmung.</translation>
  </message>
  <message>
   <source>A motto, usually by somebody else.</source>
   <translation>Ein Motto, meist von jemand anderem.</translation>
  </message>
  <message>
   <source>Praise by reviewers.</source>
   <translation>Lob von Rezensenten.</translation>
  </message>
  <message>
   <source>About the author, written by the publisher.</source>
   <translation>Über den Autor, vom Verlag geschrieben.</translation>
  </message>
  <message>
   <source>A list of other books.</source>
   <translation>Eine Liste anderer Bücher.</translation>
  </message>
  <message>
   <source>The publisher's advertising.</source>
   <translation>Werbung des Verlags.</translation>
  </message>
  <message>
   <source>A sample of another book.</source>
   <translation>Eine Leseprobe aus einem anderen Buch.</translation>
  </message>
  <message>
   <source>Notes to the text.</source>
   <translation>Anmerkungen zum Text.</translation>
  </message>
  <message>
   <source>An index.</source>
   <translation>Ein Register.</translation>
  </message>
  <message>
   <source>A list of books and sources.</source>
   <translation>Ein Verzeichnis von Büchern und Quellen.</translation>
  </message>
  <message>
   <source>A list of illustrations.</source>
   <translation>Ein Verzeichnis der Abbildungen.</translation>
  </message>
  <message>
   <source>A list.</source>
   <translation>Eine Liste.</translation>
  </message>
  <message>
   <source>A table of dates.</source>
   <translation>Eine Zeittafel.</translation>
  </message>
  <message>
   <source>A glossary.</source>
   <translation>Ein Glossar.</translation>
  </message>
  <message>
   <source>Questions for readers.</source>
   <translation>Fragen an die Leser.</translation>
  </message>
  <message>
   <source>A warning of what the book contains.</source>
   <translation>Eine Warnung, was das Buch enthält.</translation>
  </message>
  <message>
   <source>A stamp or note of a library, or of those who scanned the book.</source>
   <translation>Ein Stempel oder Vermerk einer Bibliothek oder derer, die das Buch gescannt haben.</translation>
  </message>
  <message>
   <source>How the book was made.</source>
   <translation>Wie das Buch hergestellt wurde.</translation>
  </message>
  <message>
   <source>It speaks of books, readers and publishers, as the book itself does not.</source>
   <translation>Die Rede ist von Büchern, Lesern und Verlagen, anders als im Buch selbst.</translation>
  </message>
  <message>
   <source>A preface or afterword by somebody else.</source>
   <translation>Ein Vor- oder Nachwort von jemand anderem.</translation>
  </message>
  <message>
   <source>Short lines before the text begins.</source>
   <translation>Kurze Zeilen, bevor der Text beginnt.</translation>
  </message>
  <message>
   <source>Short lines after the text has ended.</source>
   <translation>Kurze Zeilen, nachdem der Text geendet hat.</translation>
  </message>
  <message>
   <source>{1} repeats what another book of this project holds; that part is left out.</source>
   <translation>{1} wiederholt, was ein anderes Buch dieses Projekts enthält; dieser Teil wird weggelassen.</translation>
  </message>
  <message>
   <source>Cleaning needs a project.</source>
   <translation>Das Säubern braucht ein Projekt.</translation>
  </message>
  <message>
   <source>Name one with --project, or use `pastiche extract` for a single file.</source>
   <translation>Nennen Sie eines mit --project, oder verwenden Sie für eine einzelne Datei `pastiche extract`.</translation>
  </message>
  <message>
   <source>Writing clean.txt</source>
   <translation>clean.txt wird geschrieben</translation>
  </message>
  <message>
   <source>There is no book in this project yet.</source>
   <translation>In diesem Projekt ist noch kein Buch.</translation>
  </message>
  <message>
   <source>Import one first.</source>
   <translation>Importieren Sie zuerst eines.</translation>
  </message>
  <message>
   <source>Little or no prose was found: almost everything was dropped.</source>
   <translation>Es fand sich wenig oder keine Prosa: Fast alles wurde weggelassen.</translation>
  </message>
  <message>
   <source>Cleaning {1}</source>
   <translation>Säubern: {1}</translation>
  </message>
  <message>
   <source>Import that book again; what is damaged is set aside then, and the book is read anew.</source>
   <translation>Importieren Sie das Buch noch einmal; Beschädigtes wird dabei beiseitegelegt und das Buch neu gelesen.</translation>
  </message>
  <message>
   <source>Code, tables and markup look so: make sure that it is the right text.</source>
   <translation>So sehen Code, Tabellen und Auszeichnungen aus: Prüfen Sie, ob es der richtige Text ist.</translation>
  </message>
  <message>
   <source>The file was read in a wrong encoding somewhere: find a better copy of the book.</source>
   <translation>Die Datei wurde irgendwo in falscher Kodierung gelesen: Suchen Sie eine bessere Kopie des Buchs.</translation>
  </message>
  <message>
   <source>Poems, lists and tables look so: curating needs prose in whole sentences.</source>
   <translation>So sehen Gedichte, Listen und Tabellen aus: Das Auswählen braucht Prosa in ganzen Sätzen.</translation>
  </message>
  <message>
   <source>Lists look so, and a book of very short pieces: for that, lower --min-para-words.</source>
   <translation>So sehen Listen aus und ein Buch aus sehr kurzen Stücken: Für ein solches senken Sie --min-para-words.</translation>
  </message>
  <message>
   <source>Indexes, refrains and exercises look so: make sure that it is the right text.</source>
   <translation>So sehen Register, Kehrreime und Übungen aus: Prüfen Sie, ob es der richtige Text ist.</translation>
  </message>
  <message>
   <source>{1} markup, such as {2}: clean the source, or the voice will write it too.</source>
   <translation>{1} Auszeichnungen wie {2}: Säubern Sie die Quelle, sonst schreibt die Stimme sie mit.</translation>
  </message>
  <message>
   <source>One paragraph has {1} words: the blank lines between paragraphs seem to be missing. Import the text as a book, which finds its paragraphs.</source>
   <translation>Ein Absatz hat {1} Wörter: Die Leerzeilen zwischen den Absätzen scheinen zu fehlen. Importieren Sie den Text als Buch; dann werden die Absätze gefunden.</translation>
  </message>
  <message>
   <source>{1} of {2} words stand in stretches of under {3} words between gaps: too short to cut training passages from.</source>
   <translation>{1} von {2} Wörtern stehen in Stücken von weniger als {3} Wörtern zwischen Lücken: zu kurz, um Passagen fürs Training daraus zu schneiden.</translation>
  </message>
  <message>
   <source>{1} of {2} words stand in lines broken at a fixed width, and the voice will break its lines too: import the text as a book, which joins them.</source>
   <translation>{1} von {2} Wörtern stehen in Zeilen, die auf feste Breite umbrochen sind, und auch die Stimme wird ihre Zeilen umbrechen: Importieren Sie den Text als Buch; dann werden sie verbunden.</translation>
  </message>
  <message>
   <source>{1} of {2} words stand in short lines, as verse does, and the voice will break its lines too: for prose, leave the poems out.</source>
   <translation>{1} von {2} Wörtern stehen in kurzen Zeilen wie bei Versen, und auch die Stimme wird ihre Zeilen umbrechen: Für Prosa lassen Sie die Gedichte weg.</translation>
  </message>
  <message>
   <source>This is a very small corpus ({1} tokens): expect a colouring rather than a voice, and phrases of the author repeated word for word. Another book would help more than any setting.</source>
   <translation>Das ist sehr wenig Text ({1} Token): Erwarten Sie eher eine Färbung als eine Stimme und Wendungen des Autors, die wörtlich wiederkehren. Ein weiteres Buch hülfe mehr als jede Einstellung.</translation>
  </message>
  <message>
   <source>The corpus is small ({1} tokens; {2} to 900,000 are usual). It is all used; training that goes through it up to three times makes up for much of it.</source>
   <translation>Das ist wenig Text ({1} Token; {2} bis 900.000 sind üblich). Er wird ganz verwendet; ein Training, das ihn bis zu dreimal durchgeht, gleicht vieles aus.</translation>
  </message>
  <message>
   <source>Writing a Chroma collection needs chromadb, which is not installed.</source>
   <translation>Eine Chroma-Sammlung zu schreiben braucht chromadb, und das ist nicht installiert.</translation>
  </message>
  <message>
   <source>Install it with `pip install chromadb`, then run this again.</source>
   <translation>Installieren Sie es mit `pip install chromadb`, und starten Sie dies dann erneut.</translation>
  </message>
  <message>
   <source>{1} is a file.</source>
   <translation>{1} ist eine Datei.</translation>
  </message>
  <message>
   <source>Choose a folder for the Chroma collection.</source>
   <translation>Wählen Sie einen Ordner für die Chroma-Sammlung.</translation>
  </message>
  <message>
   <source>{1} holds other files and is no Chroma folder.</source>
   <translation>{1} enthält andere Dateien und ist kein Chroma-Ordner.</translation>
  </message>
  <message>
   <source>Choose an empty folder, or one that Chroma has written.</source>
   <translation>Wählen Sie einen leeren Ordner oder einen, den Chroma geschrieben hat.</translation>
  </message>
  <message>
   <source>There is a collection {1} already that Pastiche did not make.</source>
   <translation>Es gibt schon eine Sammlung {1}, die nicht von Pastiche stammt.</translation>
  </message>
  <message>
   <source>Choose another folder, or rename that collection.</source>
   <translation>Wählen Sie einen anderen Ordner, oder benennen Sie jene Sammlung um.</translation>
  </message>
  <message>
   <source>Choose another, empty folder.</source>
   <translation>Wählen Sie einen anderen, leeren Ordner.</translation>
  </message>
  <message>
   <source>A budget of {1} tokens is smaller than any passage.</source>
   <translation>Ein Budget von {1} Token ist kleiner als jede Passage.</translation>
  </message>
  <message>
   <source>Choose a larger --target-tokens. Where the text is one long paragraph, put blank lines into it.</source>
   <translation>Wählen Sie ein größeres --target-tokens. Wo der Text ein einziger langer Absatz ist, fügen Sie Leerzeilen ein.</translation>
  </message>
  <message>
   <source>Make it anew with `pastiche index`; for a project, curating with themes does so too.</source>
   <translation>Erstellen Sie ihn neu mit `pastiche index`; bei einem Projekt tut das auch das Auswählen mit Themen.</translation>
  </message>
  <message>
   <source>The index in {1} is damaged.</source>
   <translation>Der Index in {1} ist beschädigt.</translation>
  </message>
  <message>
   <source>There is no index here yet.</source>
   <translation>Hier gibt es noch keinen Index.</translation>
  </message>
  <message>
   <source>The index in {1} was made by a newer Pastiche.</source>
   <translation>Der Index in {1} stammt von einem neueren Pastiche.</translation>
  </message>
  <message>
   <source>Update Pastiche to read it.</source>
   <translation>Aktualisieren Sie Pastiche, um ihn zu lesen.</translation>
  </message>
  <message>
   <source>The index in {1} was made with another model ({2}).</source>
   <translation>Der Index in {1} wurde mit einem anderen Modell erstellt ({2}).</translation>
  </message>
  <message>
   <source>Make one with `pastiche index --input curated.txt --author "A"`.</source>
   <translation>Erstellen Sie einen mit `pastiche index --input curated.txt --author "A"`.</translation>
  </message>
  <message>
   <source>Wait until that work is done, then run this again.</source>
   <translation>Warten Sie, bis diese Arbeit fertig ist, und starten Sie dies dann erneut.</translation>
  </message>
  <message>
   <source>These are: {1}.</source>
   <translation>Es gibt: {1}.</translation>
  </message>
  <message>
   <source>Nothing is indexed yet.</source>
   <translation>Noch nichts ist indiziert.</translation>
  </message>
  <message>
   <source>The index of {1} is being written by another Pastiche.</source>
   <translation>Der Index zu {1} wird von einem anderen Pastiche geschrieben.</translation>
  </message>
  <message>
   <source>Nothing of {1} is indexed.</source>
   <translation>Von {1} ist nichts indiziert.</translation>
  </message>
  <message>
   <source>{1} is damaged: it should say keep or drop for each passage.</source>
   <translation>{1} ist beschädigt: Für jede Passage sollte keep oder drop darin stehen.</translation>
  </message>
  <message>
   <source>Correct {1}, or move it away to start without your choices.</source>
   <translation>Berichtigen Sie {1}, oder legen Sie die Datei beiseite, um ohne Ihre Entscheidungen zu beginnen.</translation>
  </message>
  <message>
   <source>{1} in {2} is fit to learn from: {3}.</source>
   <translation>{1} in {2} taugt zum Lernen: {3}.</translation>
  </message>
  <message>
   <source>{1} holds no text.</source>
   <translation>{1} enthält keinen Text.</translation>
  </message>
  <message>
   <source>Choose another text, or clean the book again.</source>
   <translation>Wählen Sie einen anderen Text, oder säubern Sie das Buch noch einmal.</translation>
  </message>
  <message>
   <source>The budget must be at least one token, and the shortest passage cannot be below no words.</source>
   <translation>Das Budget muss mindestens ein Token sein, und die kürzeste Passage kann nicht unter null Wörtern liegen.</translation>
  </message>
  <message>
   <source>Choose --target-tokens 900000 and --min-para-words 40, the usual values.</source>
   <translation>Wählen Sie --target-tokens 900000 und --min-para-words 40, die üblichen Werte.</translation>
  </message>
  <message>
   <source>The text would be written over the one it is made from.</source>
   <translation>Der Text würde über den geschrieben, aus dem er entsteht.</translation>
  </message>
  <message>
   <source>Choose another --output.</source>
   <translation>Wählen Sie ein anderes --output.</translation>
  </message>
  <message>
   <source>Curating needs prose in whole sentences. Look at your choices, or clean again.</source>
   <translation>Das Auswählen braucht Prosa in ganzen Sätzen. Sehen Sie Ihre Entscheidungen durch, oder säubern Sie noch einmal.</translation>
  </message>
  <message>
   <source>The passages you keep come to {1} tokens, more than the budget.</source>
   <translation>Die Passagen, die Sie behalten, ergeben {1} Token, mehr als das Budget.</translation>
  </message>
  <message>
   <source>The tokenizer of {1} is not on this machine: tokens are counted as {2}.</source>
   <translation>Der Tokenizer von {1} ist nicht auf diesem Computer; Token werden so gezählt: {2}.</translation>
  </message>
  <message>
   <source>{1} of your choices are about passages that are no longer in the text.</source>
   <translation>Entscheidungen über Passagen, die nicht mehr im Text stehen: {1}.</translation>
  </message>
  <message>
   <source>Curating needs a text to read and one to write.</source>
   <translation>Das Auswählen braucht einen Text zum Lesen und einen zum Schreiben.</translation>
  </message>
  <message>
   <source>Give --input and --output, or --project.</source>
   <translation>Geben Sie --input und --output an, oder --project.</translation>
  </message>
  <message>
   <source>There is no clean text yet.</source>
   <translation>Es gibt noch keinen gesäuberten Text.</translation>
  </message>
  <message>
   <source>Run the step Clean first.</source>
   <translation>Führen Sie zuerst den Schritt „Säubern“ aus.</translation>
  </message>
  <message>
   <source>Choose another model or provider; trying a few passages first shows what one says.</source>
   <translation>Wählen Sie ein anderes Modell oder einen anderen Anbieter; ein Versuch mit wenigen Passagen zeigt, was dabei herauskommt.</translation>
  </message>
  <message>
   <source>Try again, or choose another provider.</source>
   <translation>Versuchen Sie es erneut, oder wählen Sie einen anderen Anbieter.</translation>
  </message>
  <message>
   <source>It was in another language than the excerpt.</source>
   <translation>Die Angabe war in einer anderen Sprache als der Ausschnitt.</translation>
  </message>
  <message>
   <source>It copied {1} words in a row from the excerpt.</source>
   <translation>Die Angabe schrieb {1} Wörter in Folge aus dem Ausschnitt ab.</translation>
  </message>
  <message>
   <source>It was too {1}: {2} words for {3}.</source>
   <translation>Die Angabe war zu {1}: {2} Wörter für {3}.</translation>
  </message>
  <message>
   <source>short</source>
   <translation>kurz</translation>
  </message>
  <message>
   <source>long</source>
   <translation>lang</translation>
  </message>
  <message>
   <source>It was empty.</source>
   <translation>Die Angabe war leer.</translation>
  </message>
  <message>
   <source>It was a refusal, not a description.</source>
   <translation>Es war eine Weigerung, keine Inhaltsangabe.</translation>
  </message>
  <message>
   <source>It was a structure of data, not prose.</source>
   <translation>Es war eine Datenstruktur, keine Prosa.</translation>
  </message>
  <message>
   <source>It broke off before its end.</source>
   <translation>Die Angabe brach vor ihrem Ende ab.</translation>
  </message>
  <message>
   <source>It repeated the question.</source>
   <translation>Die Angabe wiederholte die Frage.</translation>
  </message>
  <message>
   <source>It said the same again and again.</source>
   <translation>Die Angabe sagte immer wieder dasselbe.</translation>
  </message>
  <message>
   <source>It did not tell what happens in the excerpt.</source>
   <translation>Die Angabe erzählte nicht, was im Ausschnitt geschieht.</translation>
  </message>
  <message>
   <source>It judged the writing in place of telling what happens.</source>
   <translation>Die Angabe beurteilte den Stil, statt zu erzählen, was geschieht.</translation>
  </message>
  <message>
   <source>It made up speech that is not in the excerpt.</source>
   <translation>Die Angabe erfand Rede, die nicht im Ausschnitt steht.</translation>
  </message>
  <message>
   <source>It told nothing of the excerpt's {1}.</source>
   <translation>Von einem Teil des Ausschnitts erzählte die Angabe nichts: {1}.</translation>
  </message>
  <message>
   <source>It said first person, but the excerpt is told in the third.</source>
   <translation>Die Angabe nannte die erste Person, doch der Ausschnitt ist in der dritten erzählt.</translation>
  </message>
  <message>
   <source>It said third person, but the excerpt is told in the first.</source>
   <translation>Die Angabe nannte die dritte Person, doch der Ausschnitt ist in der ersten erzählt.</translation>
  </message>
  <message>
   <source>It was told in the first person, but the excerpt is in the third.</source>
   <translation>Die Angabe war in der ersten Person erzählt, doch der Ausschnitt ist in der dritten.</translation>
  </message>
  <message>
   <source>It did not say that the excerpt is told in the first person.</source>
   <translation>Die Angabe sagte nicht, dass der Ausschnitt in der ersten Person erzählt ist.</translation>
  </message>
  <message>
   <source>It used the name{1} {2}.</source>
   <translation>Die Angabe nannte Namen: {2}.</translation>
  </message>
  <message>
   <source>It talked about the task in place of telling what happens.</source>
   <translation>Die Angabe sprach von der Aufgabe, statt zu erzählen, was geschieht.</translation>
  </message>
  <message>
   <source>The table of prices {1} is damaged.</source>
   <translation>Die Preistabelle {1} ist beschädigt.</translation>
  </message>
  <message>
   <source>Correct it, or remove it: the prices that came with the app then count again.</source>
   <translation>Berichtigen oder entfernen Sie sie: Dann gelten wieder die Preise, die mit der App kamen.</translation>
  </message>
  <message>
   <source>Describe in detail what is happening in this excerpt. Mention any characters and whether the voice is in first or third person. Maintain the order of sentences while describing.</source>
   <translation>Describe in detail what is happening in this excerpt. Mention any characters and whether the voice is in first or third person. Maintain the order of sentences while describing.</translation>
  </message>
  <message>
   <source>The excerpt below was cut out of a longer text. If it begins or ends in the middle of a sentence, leave out that broken part of a sentence. Change nothing else: answer with the rest of the excerpt, character for character, and nothing more.</source>
   <translation>The excerpt below was cut out of a longer text. If it begins or ends in the middle of a sentence, leave out that broken part of a sentence. Change nothing else: answer with the rest of the excerpt, character for character, and nothing more.</translation>
  </message>
  <message>
   <source>There is no provider "{1}".</source>
   <translation>Es gibt keinen Anbieter „{1}“.</translation>
  </message>
  <message>
   <source>Choose deepseek, openai:model@URL, openrouter:model, lmstudio:model, ollama:model, mlx, or outline.</source>
   <translation>Wählen Sie deepseek, openai:model@URL, openrouter:model, lmstudio:model, ollama:model, mlx oder outline.</translation>
  </message>
  <message>
   <source>{1} workers make no sense.</source>
   <translation>{1} Anfragen zugleich ergeben keinen Sinn.</translation>
  </message>
  <message>
   <source>Choose 1 to {1}.</source>
   <translation>Wählen Sie 1 bis {1}.</translation>
  </message>
  <message>
   <source>The model {1} is not on this computer.</source>
   <translation>Das Modell {1} ist nicht auf diesem Computer.</translation>
  </message>
  <message>
   <source>Have it downloaded first (with --download, or in the window), or choose another provider.</source>
   <translation>Lassen Sie es zuerst herunterladen (mit --download oder im Fenster), oder wählen Sie einen anderen Anbieter.</translation>
  </message>
  <message>
   <source>{1} is a base model: it continues text and does not follow instructions.</source>
   <translation>{1} ist ein Basismodell: Es setzt Text fort und folgt keinen Anweisungen.</translation>
  </message>
  <message>
   <source>Choose an instruct model for describing; base models are for training.</source>
   <translation>Wählen Sie für Inhaltsangaben ein Instruct-Modell; Basismodelle sind zum Trainieren da.</translation>
  </message>
  <message>
   <source>The model in {1} cannot be loaded.</source>
   <translation>Das Modell in {1} lässt sich nicht laden.</translation>
  </message>
  <message>
   <source>Ollama is not running.</source>
   <translation>Ollama läuft nicht.</translation>
  </message>
  <message>
   <source>Ollama refused this passage ({1}): {2}</source>
   <translation>Ollama wies diese Passage ab ({1}): {2}</translation>
  </message>
  <message>
   <source>Open Ollama, or choose another provider.</source>
   <translation>Öffnen Sie Ollama, oder wählen Sie einen anderen Anbieter.</translation>
  </message>
  <message>
   <source>What answers at Ollama's address is not Ollama.</source>
   <translation>Was unter der Adresse von Ollama antwortet, ist nicht Ollama.</translation>
  </message>
  <message>
   <source>Ollama needs the name of a model.</source>
   <translation>Ollama braucht den Namen eines Modells.</translation>
  </message>
  <message>
   <source>Write ollama:MODEL, e.g. ollama:qwen3:8b.</source>
   <translation>Schreiben Sie ollama:MODEL, z. B. ollama:qwen3:8b.</translation>
  </message>
  <message>
   <source>It has {1}.</source>
   <translation>Es hat {1}.</translation>
  </message>
  <message>
   <source>It has none yet.</source>
   <translation>Es hat noch keines.</translation>
  </message>
  <message>
   <source>Get it with `ollama pull {1}`, or choose one that is there.</source>
   <translation>Holen Sie es mit `ollama pull {1}`, oder wählen Sie eines, das da ist.</translation>
  </message>
  <message>
   <source>Ollama does not have the model {1} any more.</source>
   <translation>Ollama hat das Modell {1} nicht mehr.</translation>
  </message>
  <message>
   <source>Get it with `ollama pull {1}`.</source>
   <translation>Holen Sie es mit `ollama pull {1}`.</translation>
  </message>
  <message>
   <source>Ollama does not let you use this model.</source>
   <translation>Ollama lässt Sie dieses Modell nicht verwenden.</translation>
  </message>
  <message>
   <source>Sign in with `ollama signin`, or choose a model that runs on this computer.</source>
   <translation>Melden Sie sich mit `ollama signin` an, oder wählen Sie ein Modell, das auf diesem Computer läuft.</translation>
  </message>
  <message>
   <source>Ollama had a problem of its own ({1}).</source>
   <translation>Ollama hatte selbst ein Problem ({1}).</translation>
  </message>
  <message>
   <source>Ollama could not download {1}: {2}.</source>
   <translation>Ollama konnte {1} nicht herunterladen: {2}.</translation>
  </message>
  <message>
   <source>Check the name at ollama.com/library.</source>
   <translation>Prüfen Sie den Namen auf ollama.com/library.</translation>
  </message>
  <message>
   <source>Check the address, or start Ollama.</source>
   <translation>Prüfen Sie die Adresse, oder starten Sie Ollama.</translation>
  </message>
  <message>
   <source>Ollama did not answer in time.</source>
   <translation>Ollama antwortete nicht rechtzeitig.</translation>
  </message>
  <message>
   <source>Ollama's answer came damaged.</source>
   <translation>Die Antwort von Ollama kam beschädigt an.</translation>
  </message>
  <message>
   <source>Write it like openai:MODEL@http://127.0.0.1:8080/v1.</source>
   <translation>Schreiben Sie es so: openai:MODEL@http://127.0.0.1:8080/v1.</translation>
  </message>
  <message>
   <source>{1} refused this passage ({2}): {3}</source>
   <translation>{1} wies diese Passage ab ({2}): {3}</translation>
  </message>
  <message>
   <source>Nothing answers at {1}.</source>
   <translation>Unter {1} antwortet nichts.</translation>
  </message>
  <message>
   <source>Start the server there, or choose another provider.</source>
   <translation>Starten Sie dort den Server, oder wählen Sie einen anderen Anbieter.</translation>
  </message>
  <message>
   <source>{1} cannot be reached.</source>
   <translation>{1} ist nicht erreichbar.</translation>
  </message>
  <message>
   <source>Check the internet connection, then start this step again; what is done is kept.</source>
   <translation>Prüfen Sie die Internetverbindung, und starten Sie diesen Schritt dann erneut; was fertig ist, bleibt.</translation>
  </message>
  <message>
   <source>An address stands where the model should be named.</source>
   <translation>Wo das Modell stehen sollte, steht eine Adresse.</translation>
  </message>
  <message>
   <source>An answer came damaged.</source>
   <translation>Eine Antwort kam beschädigt an.</translation>
  </message>
  <message>
   <source>{1} needs the name of a model.</source>
   <translation>{1} braucht den Namen eines Modells.</translation>
  </message>
  <message>
   <source>Write {1}:MODEL.</source>
   <translation>Schreiben Sie {1}:MODEL.</translation>
  </message>
  <message>
   <source>Your {1} account has no credit left.</source>
   <translation>Ihr Konto bei {1} hat kein Guthaben mehr.</translation>
  </message>
  <message>
   <source>Add credit there, then start this step again; what is done is kept.</source>
   <translation>Laden Sie dort Guthaben auf, und starten Sie diesen Schritt dann erneut; was fertig ist, bleibt.</translation>
  </message>
  <message>
   <source>{1} refused the key.</source>
   <translation>{1} lehnte den Schlüssel ab.</translation>
  </message>
  <message>
   <source>Check the key in Settings &gt; Keys and try again.</source>
   <translation>Prüfen Sie den Schlüssel unter Einstellungen &gt; Schlüssel, und versuchen Sie es erneut.</translation>
  </message>
  <message>
   <source>{1} is busy (429).</source>
   <translation>{1} ist überlastet (429).</translation>
  </message>
  <message>
   <source>{1} had a problem of its own ({2}).</source>
   <translation>{1} hatte selbst ein Problem ({2}).</translation>
  </message>
  <message>
   <source>{1} has no model named {2} at {3}.</source>
   <translation>{1} hat kein Modell namens {2} unter {3}.</translation>
  </message>
  <message>
   <source>Check the model's name and the address.</source>
   <translation>Prüfen Sie den Namen des Modells und die Adresse.</translation>
  </message>
  <message>
   <source>The provider's filter refused this passage.</source>
   <translation>Der Filter des Anbieters lehnte diese Passage ab.</translation>
  </message>
  <message>
   <source>{1} did not answer in time.</source>
   <translation>{1} antwortete nicht rechtzeitig.</translation>
  </message>
  <message>
   <source>The connection to {1} broke.</source>
   <translation>Die Verbindung zu {1} brach ab.</translation>
  </message>
  <message>
   <source>{1} does not know {2}.</source>
   <translation>{1} kennt {2} nicht.</translation>
  </message>
  <message>
   <source>{1} took too long over one answer.</source>
   <translation>{1} brauchte für eine Antwort zu lange.</translation>
  </message>
  <message>
   <source>First person.</source>
   <translation>First person.</translation>
  </message>
  <message>
   <source>Third person.</source>
   <translation>Third person.</translation>
  </message>
  <message>
   <source>Dritte Person.</source>
   <translation>Dritte Person.</translation>
  </message>
  <message>
   <source>Première personne.</source>
   <translation>Première personne.</translation>
  </message>
  <message>
   <source>Troisième personne.</source>
   <translation>Troisième personne.</translation>
  </message>
  <message>
   <source>Primera persona.</source>
   <translation>Primera persona.</translation>
  </message>
  <message>
   <source>Tercera persona.</source>
   <translation>Tercera persona.</translation>
  </message>
  <message>
   <source>Primeira pessoa.</source>
   <translation>Primeira pessoa.</translation>
  </message>
  <message>
   <source>Terceira pessoa.</source>
   <translation>Terceira pessoa.</translation>
  </message>
  <message>
   <source>Prima persona.</source>
   <translation>Prima persona.</translation>
  </message>
  <message>
   <source>Terza persona.</source>
   <translation>Terza persona.</translation>
  </message>
  <message>
   <source>Eerste persoon.</source>
   <translation>Eerste persoon.</translation>
  </message>
  <message>
   <source>Derde persoon.</source>
   <translation>Derde persoon.</translation>
  </message>
  <message>
   <source>Wait a while or choose another provider, then start this step again; what is done is kept.</source>
   <translation>Warten Sie eine Weile, oder wählen Sie einen anderen Anbieter, und starten Sie diesen Schritt dann erneut; was fertig ist, bleibt.</translation>
  </message>
  <message>
   <source>{1} Trying again in {2} seconds.</source>
   <translation>{1} Neuer Versuch in {2} Sekunden.</translation>
  </message>
  <message>
   <source>{1} It asks for a pause of {2} minutes.</source>
   <translation>{1} Verlangt wird eine Pause von {2} Minuten.</translation>
  </message>
  <message>
   <source>No answer came.</source>
   <translation>Es kam keine Antwort.</translation>
  </message>
  <message>
   <source>{1} It has been like that for a while.</source>
   <translation>{1} Das geht schon eine Weile so.</translation>
  </message>
  <message>
   <source>Install Pastiche anew with `make env`. On a Mac, MLX needs Apple Silicon, macOS 14 and a Python that runs without Rosetta.</source>
   <translation>Installieren Sie Pastiche neu mit `make env`. Auf einem Mac braucht MLX Apple Silicon, macOS 14 und ein Python, das ohne Rosetta läuft.</translation>
  </message>
  <message>
   <source>{1} (made for a Mac; here it is for trying)</source>
   <translation>{1} (für den Mac gemacht; hier zum Ausprobieren)</translation>
  </message>
  <message>
   <source>Install OpenBLAS: apt-get install libopenblas0-pthread.</source>
   <translation>Installieren Sie OpenBLAS: apt-get install libopenblas0-pthread.</translation>
  </message>
  <message>
   <source>training at a bearable speed</source>
   <translation>Training in erträglichem Tempo</translation>
  </message>
  <message>
   <source>Train a smaller base model: --model with one of the 0.6B or 1.7B models.</source>
   <translation>Trainieren Sie ein kleineres Basismodell: --model mit einem der Modelle 0.6B oder 1.7B.</translation>
  </message>
  <message>
   <source>the 8B base model in 4 bits</source>
   <translation>das 8B-Basismodell in 4 Bit</translation>
  </message>
  <message>
   <source>Free some space, or keep to the practice model and the smaller base models.</source>
   <translation>Schaffen Sie Platz, oder bleiben Sie beim Übungsmodell und den kleineren Basismodellen.</translation>
  </message>
  <message>
   <source>{1} GB free</source>
   <translation>{1} GB frei</translation>
  </message>
  <message>
   <source>an 8B base model and its checkpoints</source>
   <translation>ein 8B-Basismodell und seine Zwischenstände</translation>
  </message>
  <message>
   <source>Put back the folder resources/practice_model from the source.</source>
   <translation>Legen Sie den Ordner resources/practice_model aus dem Quelltext wieder an seinen Platz.</translation>
  </message>
  <message>
   <source>Practice model</source>
   <translation>Übungsmodell</translation>
  </message>
  <message>
   <source>trying the walk without a download</source>
   <translation>Ausprobieren aller Schritte ohne Download</translation>
  </message>
  <message>
   <source>Run packaging/system_packages.sh window, or use the command line.</source>
   <translation>Führen Sie packaging/system_packages.sh window aus, oder verwenden Sie die Befehlszeile.</translation>
  </message>
  <message>
   <source>the window</source>
   <translation>das Fenster</translation>
  </message>
  <message>
   <source>choosing from a large corpus</source>
   <translation>Auswählen aus viel Text</translation>
  </message>
  <message>
   <source>descriptions by Ollama</source>
   <translation>Inhaltsangaben von Ollama</translation>
  </message>
  <message>
   <source>Install Python 3.11 or later.</source>
   <translation>Installieren Sie Python 3.11 oder neuer.</translation>
  </message>
  <message>
   <source>Install sentence-transformers, or curate with --no-cluster.</source>
   <translation>Installieren Sie sentence-transformers, oder wählen Sie mit --no-cluster aus.</translation>
  </message>
  <message>
   <source>Fetch it with `pastiche curate --download` (90 MB), or curate with --no-cluster.</source>
   <translation>Laden Sie es mit `pastiche curate --download` (90 MB), oder wählen Sie mit --no-cluster aus.</translation>
  </message>
  <message>
   <source>Use a Mac with Apple Silicon and macOS 14.</source>
   <translation>Verwenden Sie einen Mac mit Apple Silicon und macOS 14.</translation>
  </message>
  <message>
   <source>not running</source>
   <translation>läuft nicht</translation>
  </message>
  <message>
   <source>Open Ollama, or choose another describer.</source>
   <translation>Öffnen Sie Ollama, oder wählen Sie einen anderen Beschreiber.</translation>
  </message>
  <message>
   <source>{1} is being downloaded already.</source>
   <translation>{1} wird schon geladen.</translation>
  </message>
  <message>
   <source>{1} of {2} came wrong: it is not what the hub announced. It was removed.</source>
   <translation>{1} von {2} kam falsch an: Es ist nicht, was der Hub angekündigt hatte. Die Datei wurde entfernt.</translation>
  </message>
  <message>
   <source>Try again; should it happen once more, try from another network.</source>
   <translation>Versuchen Sie es erneut; geschieht es noch einmal, versuchen Sie es aus einem anderen Netz.</translation>
  </message>
  <message>
   <source>Name it as owner/model, such as mlx-community/Qwen3-8B-Base-bf16.</source>
   <translation>Nennen Sie es in der Form owner/model, etwa mlx-community/Qwen3-8B-Base-bf16.</translation>
  </message>
  <message>
   <source>{1} needs {2} more on the disk, and {3} are free.</source>
   <translation>{1} braucht noch {2} auf der Festplatte, und {3} sind frei.</translation>
  </message>
  <message>
   <source>Free {1} or more and try again.</source>
   <translation>Schaffen Sie {1} Platz oder mehr, und versuchen Sie es erneut.</translation>
  </message>
  <message>
   <source>{1} is in the way: it holds something, but not the whole of {2}.</source>
   <translation>{1} ist im Weg: Darin liegt etwas, aber nicht das ganze {2}.</translation>
  </message>
  <message>
   <source>Move that folder away and try again.</source>
   <translation>Legen Sie diesen Ordner beiseite, und versuchen Sie es erneut.</translation>
  </message>
  <message>
   <source>Wait until that is finished, or stop it there.</source>
   <translation>Warten Sie, bis das fertig ist, oder halten Sie es dort an.</translation>
  </message>
  <message>
   <source>{1} may not be written to.</source>
   <translation>In {1} darf nicht geschrieben werden.</translation>
  </message>
  <message>
   <source>Give yourself the right to write to that folder and try again.</source>
   <translation>Geben Sie sich das Recht, in diesen Ordner zu schreiben, und versuchen Sie es erneut.</translation>
  </message>
  <message>
   <source>{1} lies inside the project itself.</source>
   <translation>{1} liegt im Projekt selbst.</translation>
  </message>
  <message>
   <source>Choose a folder elsewhere.</source>
   <translation>Wählen Sie einen Ordner anderswo.</translation>
  </message>
  <message>
   <source>{1} is at work, and its files change.</source>
   <translation>{1} arbeitet gerade, und seine Dateien ändern sich.</translation>
  </message>
  <message>
   <source>Wait until that work is done, or stop it.</source>
   <translation>Warten Sie, bis die Arbeit getan ist, oder halten Sie sie an.</translation>
  </message>
  <message>
   <source>Step {1}</source>
   <translation>Schritt {1}</translation>
  </message>
  <message>
   <source>Base model</source>
   <translation>Basismodell</translation>
  </message>
  <message>
   <source>The voice</source>
   <translation>Die Stimme</translation>
  </message>
  <message>
   <source>Words in runs of five and more</source>
   <translation>Wörter in Folgen von fünf und mehr</translation>
  </message>
  <message>
   <source>The longest run, in words</source>
   <translation>Die längste Folge, in Wörtern</translation>
  </message>
  <message>
   <source>Runs of more than 20 words</source>
   <translation>Folgen von mehr als 20 Wörtern</translation>
  </message>
  <message>
   <source>Everybody repeats phrases: of one page in a hundred by {1}, {2} of the words stand in other chapters too.</source>
   <translation>Alle wiederholen Wendungen: Auf einer von hundert Seiten von {1} stehen {2} der Wörter auch in anderen Kapiteln.</translation>
  </message>
  <message>
   <source>It was held against all {1} words of the books.</source>
   <translation>Verglichen wurde mit allen {1} Wörtern der Bücher.</translation>
  </message>
  <message>
   <source>Does it recite?</source>
   <translation>Sagt sie auswendig auf?</translation>
  </message>
  <message>
   <source>Each bar is a text that the voice wrote. What stands in the books word for word is coloured.</source>
   <translation>Jeder Balken ist ein Text, den die Stimme schrieb. Farbig ist, was Wort für Wort in den Büchern steht.</translation>
  </message>
  <message>
   <source>Does it drag names along?</source>
   <translation>Schleppt sie Namen mit?</translation>
  </message>
  <message>
   <source>Each dot is a scene of today, which has nothing to do with the books. In the full ones stands a name from them.</source>
   <translation>Jeder Punkt ist eine Szene von heute, die mit den Büchern nichts zu tun hat. In den vollen steht ein Name daraus.</translation>
  </message>
  <message>
   <source>Unseen pages of {1}</source>
   <translation>Ungesehene Seiten: {1}</translation>
  </message>
  <message>
   <source>Does it tell what it was asked to tell?</source>
   <translation>Erzählt sie, was sie erzählen sollte?</translation>
  </message>
  <message>
   <source>How near the texts are to their descriptions; the farther to the right, the nearer.</source>
   <translation>Wie nah die Texte ihren Beschreibungen sind; je weiter rechts, desto näher.</translation>
  </message>
  <message>
   <source>Does it come to an end, or go round in circles?</source>
   <translation>Kommt sie zu einem Ende, oder dreht sie sich im Kreis?</translation>
  </message>
  <message>
   <source>Each dot is a text. The full ones came to an end by themselves.</source>
   <translation>Jeder Punkt ist ein Text. Die vollen kamen von selbst zu einem Ende.</translation>
  </message>
  <message>
   <source>Does it know what comes next?</source>
   <translation>Weiß sie, was als Nächstes kommt?</translation>
  </message>
  <message>
   <source>How much the next word of a page that it never saw surprises it. The farther to the left, the better.</source>
   <translation>Wie sehr das nächste Wort einer Seite, die sie nie sah, sie überrascht. Je weiter links, desto besser.</translation>
  </message>
  <message>
   <source>Was another state of the training better?</source>
   <translation>War ein anderer Stand des Trainings besser?</translation>
  </message>
  <message>
   <source>in use now</source>
   <translation>jetzt in Gebrauch</translation>
  </message>
  <message>
   <source>the best of all</source>
   <translation>der beste von allen</translation>
  </message>
  <message>
   <source>It was held against the {1} words that it learned from, not the whole books.</source>
   <translation>Verglichen wurde mit den {1} Wörtern, aus denen sie gelernt hat, nicht mit den ganzen Büchern.</translation>
  </message>
  <message>
   <source>by chance</source>
   <translation>durch Zufall</translation>
  </message>
  <message>
   <source>Measured on {1} pages, in nats per token.</source>
   <translation>Gemessen an {1} Seiten, in Nats je Token.</translation>
  </message>
  <message>
   <source>Names of the books</source>
   <translation>Namen aus den Büchern</translation>
  </message>
  <message>
   <source>Texts that stray</source>
   <translation>Texte, die abschweifen</translation>
  </message>
  <message>
   <source>Names that are kept</source>
   <translation>Namen, die erhalten sind</translation>
  </message>
  <message>
   <source>Numbers that are kept</source>
   <translation>Zahlen, die erhalten sind</translation>
  </message>
  <message>
   <source>Length, of what was asked for</source>
   <translation>Länge, gemessen am Gewünschten</translation>
  </message>
  <message>
   <source>Runs of four words said before</source>
   <translation>Folgen von vier Wörtern, schon gesagt</translation>
  </message>
  <message>
   <source>Different words, of all</source>
   <translation>Verschiedene Wörter, von allen</translation>
  </message>
  <message>
   <source>The training chose by these same unseen pages, so their surprise favours the state that it kept. How near and how much is copied is of what was written from them, without the scenes.</source>
   <translation>Das Training wählte nach eben diesen ungesehenen Seiten; ihre Überraschung spricht also für den Stand, den es behielt. Nähe und Kopiertes beziehen sich auf das, was aus ihnen geschrieben wurde, ohne die Szenen.</translation>
  </message>
  <message>
   <source>Surprise at unseen pages</source>
   <translation>Überraschung bei Neuem</translation>
  </message>
  <message>
   <source>How near to the author</source>
   <translation>Nähe zur Vorlage</translation>
  </message>
  <message>
   <source>Words in copied runs</source>
   <translation>Abgeschrieben</translation>
  </message>
  <message>
   <source>Texts that go round in circles</source>
   <translation>Texte, die sich im Kreis drehen</translation>
  </message>
  <message>
   <source>{1} of {2} right: guessing could do as well.</source>
   <translation>{1} von {2} richtig: So viel gelänge auch durch Raten.</translation>
  </message>
  <message>
   <source>Asked for ever, between {1} and {2} answers of 100 would be right.</source>
   <translation>Auf Dauer gefragt, wären zwischen {1} und {2} von 100 Antworten richtig.</translation>
  </message>
  <message>
   <source>{1} of {2} right: that is too few to say anything.</source>
   <translation>{1} von {2} richtig: Das sind zu wenige, um etwas zu sagen.</translation>
  </message>
  <message>
   <source>{1} of {2} right: you can tell the voice from {3}.</source>
   <translation>{1} von {2} richtig: Sie können die Stimme unterscheiden von {3}.</translation>
  </message>
  <message>
   <source>{1} of {2} right: you took the voice for {3}.</source>
   <translation>{1} von {2} richtig: Sie hielten die Stimme für {3}.</translation>
  </message>
  <message>
   <source>The voice as it stands does best of {1} states of the training.</source>
   <translation>Die Stimme, wie sie ist, schneidet von {1} Ständen des Trainings am besten ab.</translation>
  </message>
  <message>
   <source>Step {1} does better: it does not copy, as the voice as it stands does.</source>
   <translation>Schritt {1} macht es besser: Er kopiert nicht, anders als die Stimme, wie sie ist.</translation>
  </message>
  <message>
   <source>Step {1} does better: unseen pages surprise it less.</source>
   <translation>Schritt {1} schneidet besser ab: Unbekannte Seiten überraschen ihn weniger.</translation>
  </message>
  <message>
   <source>Step {1} does better: it is nearer to the author, and knows the pages as well.</source>
   <translation>Schritt {1} schneidet besser ab: Er ist näher am Autor und kennt die Seiten ebenso gut.</translation>
  </message>
  <message>
   <source>The author's text has {1} words, too few to tell how it is written.</source>
   <translation>Der Text des Autors hat {1} Wörter, zu wenige, um zu sagen, wie er geschrieben ist.</translation>
  </message>
  <message>
   <source>Add more of the author's books: {1} words are the least.</source>
   <translation>Nehmen Sie mehr Bücher des Autors dazu: {1} Wörter sind das Mindeste.</translation>
  </message>
  <message>
   <source>The author's text has no ends of sentences to part it at, so its style cannot be told.</source>
   <translation>Der Text des Autors hat keine Satzenden, an denen er sich teilen ließe, daher lässt sich sein Stil nicht bestimmen.</translation>
  </message>
  <message>
   <source>Look at the text on the page Clean, and import the book again from another file if need be.</source>
   <translation>Sehen Sie den Text auf der Seite Säubern an, und importieren Sie das Buch nötigenfalls aus einer anderen Datei neu.</translation>
  </message>
  <message>
   <source>Copying was not checked: nothing of the author's books lies with this voice.</source>
   <translation>Auf Abschreiben wurde nicht geprüft: Bei dieser Stimme liegt nichts aus den Büchern des Autors.</translation>
  </message>
  <message>
   <source>Whether the rest of the books is copied cannot be told here.</source>
   <translation>Ob der Rest der Bücher abgeschrieben ist, lässt sich hier nicht sagen.</translation>
  </message>
  <message>
   <source>Copying was not checked: too little was written.</source>
   <translation>Auf Abschreiben wurde nicht geprüft: Es wurde zu wenig geschrieben.</translation>
  </message>
  <message>
   <source>The description has {1} of them.</source>
   <translation>Die Beschreibung hat {1} davon.</translation>
  </message>
  <message>
   <source>Copied: {1} words in a row stand in the author's books{2}.</source>
   <translation>Abgeschrieben: {1} Wörter hintereinander stehen in den Büchern des Autors{2}.</translation>
  </message>
  <message>
   <source>Copied: {1} of 100 words of a single text stand in the author's books in the same order.</source>
   <translation>Abgeschrieben: {1} von 100 Wörtern eines einzelnen Textes stehen in derselben Folge in den Büchern des Autors.</translation>
  </message>
  <message>
   <source>Have a look: {1} words in a row stand in the author's books too{2}.</source>
   <translation>Bitte ansehen: {1} Wörter hintereinander stehen auch in den Büchern des Autors{2}.</translation>
  </message>
  <message>
   <source>Have a look: {1} of 100 words of a single text stand in the author's books, in short runs.</source>
   <translation>Bitte ansehen: {1} von 100 Wörtern eines einzelnen Textes stehen in kurzen Folgen in den Büchern des Autors.</translation>
  </message>
  <message>
   <source>What the descriptions quote is left out.</source>
   <translation>Was die Beschreibungen anführen, ist nicht mitgezählt.</translation>
  </message>
  <message>
   <source>Nothing is copied: no five words in a row stand in the author's books.</source>
   <translation>Nichts ist abgeschrieben: Keine fünf Wörter hintereinander stehen in den Büchern des Autors.</translation>
  </message>
  <message>
   <source>No {1} words in a row stand in what it learned from; shorter runs cannot be told.</source>
   <translation>Keine {1} Wörter hintereinander stehen in dem, woraus sie gelernt hat; kürzere Folgen lassen sich nicht erkennen.</translation>
  </message>
  <message>
   <source>Copied: {1} of 100 words stand in the author's books in the same order.</source>
   <translation>Abgeschrieben: {1} von 100 Wörtern stehen in derselben Reihenfolge in den Büchern des Autors.</translation>
  </message>
  <message>
   <source>Have a look: {1} of 100 words stand in the author's books, in short runs.</source>
   <translation>Bitte ansehen: {1} von 100 Wörtern stehen in den Büchern des Autors, in kurzen Folgen.</translation>
  </message>
  <message>
   <source>Nothing is copied: at most {1} words in a row stand in the author's books too.</source>
   <translation>Nichts ist abgeschrieben: Höchstens {1} Wörter hintereinander stehen auch in den Büchern des Autors.</translation>
  </message>
  <message>
   <source>Nothing that it learned from is copied: at most {1} words in a row stand there too.</source>
   <translation>Nichts, woraus sie gelernt hat, ist abgeschrieben: Höchstens {1} Wörter hintereinander stehen auch dort.</translation>
  </message>
  <message>
   <source>Nothing that it learned from is copied: no five words in a row stand there.</source>
   <translation>Nichts, woraus sie gelernt hat, ist abgeschrieben: Keine fünf Wörter hintereinander stehen dort.</translation>
  </message>
  <message>
   <source>Nothing of the author's books lies with this voice.</source>
   <translation>Bei dieser Stimme liegt nichts aus den Büchern des Autors.</translation>
  </message>
  <message>
   <source>This voice is of {1}, and the project has the books of {2}.</source>
   <translation>Diese Stimme ist die von {1}, und das Projekt hat die Bücher von {2}.</translation>
  </message>
  <message>
   <source>Name a project with the author's books, or none.</source>
   <translation>Nennen Sie ein Projekt mit den Büchern des Autors, oder keines.</translation>
  </message>
  <message>
   <source>Names were not checked: none of the books' names are known.</source>
   <translation>Namen wurden nicht geprüft: Aus den Büchern sind keine bekannt.</translation>
  </message>
  <message>
   <source>Names of the books turn up in {1} of {2} scenes, the base model: {3}.</source>
   <translation>Namen aus den Büchern tauchen in {1} von {2} Szenen auf, beim Basismodell in {3}.</translation>
  </message>
  <message>
   <source>Nobody and no place of the books turns up in the {1} scenes.</source>
   <translation>Keine Person und kein Ort aus den Büchern taucht in den {1} Szenen auf.</translation>
  </message>
  <message>
   <source>The voice brings along {1}.</source>
   <translation>Die Stimme bringt mit: {1}.</translation>
  </message>
  <message>
   <source>The voice has none of them more often than that.</source>
   <translation>Keinen davon hat die Stimme öfter als dieses.</translation>
  </message>
  <message>
   <source>{1} holds no text that was kept back from training.</source>
   <translation>{1} enthält keinen Text, der beim Lernen zurückgehalten wurde.</translation>
  </message>
  <message>
   <source>Train the voice again: a tenth of the passages is kept back to measure it on.</source>
   <translation>Lassen Sie die Stimme neu lernen: Ein Zehntel der Passagen wird zurückgehalten, um sie daran zu messen.</translation>
  </message>
  <message>
   <source>A held-out passage of {1} tokens is too long for this base model, which reads {2}.</source>
   <translation>Eine zurückgehaltene Passage von {1} Token ist zu lang für dieses Basismodell, das {2} liest.</translation>
  </message>
  <message>
   <source>Measure with the base model that the voice was trained on.</source>
   <translation>Messen Sie mit dem Basismodell, auf dem die Stimme gelernt hat.</translation>
  </message>
  <message>
   <source>Measuring on held-out text</source>
   <translation>Misst an zurückgehaltenem Text</translation>
  </message>
  <message>
   <source>Meanings were compared by the words alone: the embedding model is not on this machine.</source>
   <translation>Der Sinn wurde nur nach den Wörtern verglichen: Das Embedding-Modell ist nicht auf diesem Computer.</translation>
  </message>
  <message>
   <source>Meanings were compared by the words alone: the embedding model stopped working.</source>
   <translation>Der Sinn wurde nur nach den Wörtern verglichen: Das Embedding-Modell ist ausgefallen.</translation>
  </message>
  <message>
   <source>Comparing meanings</source>
   <translation>Vergleicht den Sinn</translation>
  </message>
  <message>
   <source>The voice wrote {1} words: from {2} descriptions of pages that training never saw, and from {3} scenes of today. The base model wrote from the same, with the same draws.</source>
   <translation>Die Stimme schrieb {1} Wörter: aus {2} Beschreibungen von Seiten, die das Training nie sah, und aus {3} Szenen von heute. Das Basismodell schrieb aus denselben, mit denselben Würfen.</translation>
  </message>
  <message>
   <source>Style is measured by how often common words, marks and shapes of words come, and how long sentences are, as Burrows's Delta does; samples of the author's own unseen pages and of other authors' say what that means.</source>
   <translation>Stil wird daran gemessen, wie oft häufige Wörter, Zeichen und Wortformen kommen und wie lang Sätze sind, wie es Burrows’ Delta tut; Proben ungesehener Seiten der Vorlage und anderer Autoren sagen, was das bedeutet.</translation>
  </message>
  <message>
   <source>A run counts as copied from five words on that stand in the books in the same order, but not where the description has them too. More than 20 words, or twice what the author's own pages repeat, is copying.</source>
   <translation>Als abgeschrieben zählt eine Folge ab fünf Wörtern, die in derselben Ordnung in den Büchern stehen, außer wo auch die Beschreibung sie hat. Mehr als 20 Wörter, oder doppelt so viel, wie die Seiten der Vorlage selbst wiederholen, ist Abschreiben.</translation>
  </message>
  <message>
   <source>Where a figure has an interval, the true one lies in it 95 times out of 100, as far as drawing the same texts again and again can tell.</source>
   <translation>Wo eine Zahl einen Bereich hat, liegt die wahre in 95 von 100 Fällen darin, soweit wiederholtes Ziehen derselben Texte das sagen kann.</translation>
  </message>
  <message>
   <source>All this tells how the voice writes, and whether it recited in what it wrote here. It does not prove that it never will.</source>
   <translation>All das sagt, wie die Stimme schreibt und ob sie in dem, was sie hier schrieb, auswendig aufgesagt hat. Es beweist nicht, dass sie es nie tun wird.</translation>
  </message>
  <message>
   <source>{1} is damaged: row {2} is none of Pastiche's.</source>
   <translation>{1} ist beschädigt: Zeile {2} ist keine von Pastiche.</translation>
  </message>
  <message>
   <source>Remove that row, or move {1} away. What is missing is written and measured again.</source>
   <translation>Entfernen Sie diese Zeile, oder legen Sie {1} anderswohin. Was fehlt, wird neu geschrieben und gemessen.</translation>
  </message>
  <message>
   <source>The texts with most of the books in them</source>
   <translation>Die Texte, in denen am meisten aus den Büchern steht</translation>
  </message>
  <message>
   <source>{1} words in a row</source>
   <translation>{1} Wörter am Stück</translation>
  </message>
  <message>
   <source>Base model and voice were given the same descriptions, and nothing else.</source>
   <translation>Basismodell und Stimme bekamen dieselben Beschreibungen und sonst nichts.</translation>
  </message>
  <message>
   <source>What they wrote</source>
   <translation>Was sie schrieben</translation>
  </message>
  <message>
   <source>A scene of today</source>
   <translation>Eine Szene von heute</translation>
  </message>
  <message>
   <source>A page that it never saw</source>
   <translation>Eine Seite, die sie nie sah</translation>
  </message>
  <message>
   <source>What was not checked</source>
   <translation>Was nicht geprüft wurde</translation>
  </message>
  <message>
   <source>How it was measured</source>
   <translation>Wie gemessen wurde</translation>
  </message>
  <message>
   <source>How close is it?</source>
   <translation>Wie nah ist sie dran?</translation>
  </message>
  <message>
   <source>All the other texts</source>
   <translation>Alle anderen Texte</translation>
  </message>
  <message>
   <source>{1}, the scenes of today, cannot be read.</source>
   <translation>{1}, die Szenen von heute, lässt sich nicht lesen.</translation>
  </message>
  <message>
   <source>Install Pastiche again.</source>
   <translation>Installieren Sie Pastiche erneut.</translation>
  </message>
  <message>
   <source>Asking the style model</source>
   <translation>Das Stilmodell wird gefragt</translation>
  </message>
  <message>
   <source>{1} out of {2}</source>
   <translation>{1} von {2}</translation>
  </message>
  <message>
   <source>No pages that were kept back from training lie with this voice.</source>
   <translation>Bei dieser Stimme liegen keine Seiten, die beim Lernen zurückgehalten wurden.</translation>
  </message>
  <message>
   <source>The scenes are in English, and this author does not write in English.</source>
   <translation>Die Szenen sind auf Englisch, und dieser Autor schreibt nicht auf Englisch.</translation>
  </message>
  <message>
   <source>No scenes were written.</source>
   <translation>Es wurden keine Szenen geschrieben.</translation>
  </message>
  <message>
   <source>Something else is at work in {1} already.</source>
   <translation>In {1} ist schon etwas anderes am Werk.</translation>
  </message>
  <message>
   <source>The voice's report is still that of {1}, which is fuller: it rests on {2} texts of the voice, and this one on {3}. To replace it, measure without --samples and --no-scenes, and with --checkpoints where it compares them.</source>
   <translation>Der Bericht der Stimme ist noch der vom {1}, der mehr enthält: Er beruht auf {2} Texten der Stimme, dieser auf {3}. Um ihn zu ersetzen, messen Sie ohne --samples und --no-scenes, und mit --checkpoints, wo er sie vergleicht.</translation>
  </message>
  <message>
   <source>The voice of step {1} writes</source>
   <translation>Die Stimme von Schritt {1} schreibt</translation>
  </message>
  <message>
   <source>The base model writes</source>
   <translation>Das Basismodell schreibt</translation>
  </message>
  <message>
   <source>The voice writes</source>
   <translation>Die Stimme schreibt</translation>
  </message>
  <message>
   <source>Looking at the voice</source>
   <translation>Die Stimme wird geprüft</translation>
  </message>
  <message>
   <source>Wait until it is done.</source>
   <translation>Warten Sie, bis es fertig ist.</translation>
  </message>
  <message>
   <source>Reading the author's books</source>
   <translation>Liest die Bücher des Autors</translation>
  </message>
  <message>
   <source>There is nothing to write from.</source>
   <translation>Es gibt nichts, wonach geschrieben werden könnte.</translation>
  </message>
  <message>
   <source>Let it write the scenes, too.</source>
   <translation>Lassen Sie auch die Szenen schreiben.</translation>
  </message>
  <message>
   <source>No other state of the training is kept.</source>
   <translation>Kein anderer Stand des Trainings ist aufgehoben.</translation>
  </message>
  <message>
   <source>Looking for copies</source>
   <translation>Sucht nach Abgeschriebenem</translation>
  </message>
  <message>
   <source>Measuring the style</source>
   <translation>Misst den Stil</translation>
  </message>
  <message>
   <source>Comparing the states of the training</source>
   <translation>Vergleicht die Stände des Trainings</translation>
  </message>
  <message>
   <source>{1} words say too little about style: from {2} words on, the author's own pages are told from other authors' 19 times out of 20.</source>
   <translation>{1} Wörter sagen zu wenig über den Stil: ab {2} Wörtern sind die eigenen Seiten des Autors in 19 von 20 Fällen von denen anderer zu unterscheiden.</translation>
  </message>
  <message>
   <source>There is no text to measure the style of.</source>
   <translation>Es gibt keinen Text, dessen Stil zu messen wäre.</translation>
  </message>
  <message>
   <source>Write samples first, then measure them.</source>
   <translation>Lassen Sie erst Proben schreiben, und messen Sie dann.</translation>
  </message>
  <message>
   <source>These figures mean nothing: the text is not in the author's language.</source>
   <translation>Diese Zahlen bedeuten nichts: Der Text ist nicht in der Sprache des Autors.</translation>
  </message>
  <message>
   <source>These figures mean nothing: the author's own text has too few passages to make samples of {1} words that differ. {2} words of the author's are enough.</source>
   <translation>Diese Zahlen bedeuten nichts: Der eigene Text des Autors hat zu wenige Passagen für verschiedene Stichproben von {1} Wörtern. {2} Wörter des Autors genügen.</translation>
  </message>
  <message>
   <source>{1} words say too little about style: {2} are the least.</source>
   <translation>{1} Wörter sagen zu wenig über den Stil: {2} sind das Mindeste.</translation>
  </message>
  <message>
   <source>There are not three other authors in this language to compare with, so the text is held against the author's own pages alone, {1} words at a time.</source>
   <translation>Es gibt keine drei anderen Autoren in dieser Sprache zum Vergleich, daher wird der Text nur mit den eigenen Seiten des Autors verglichen, je {1} Wörter auf einmal.</translation>
  </message>
  <message>
   <source>Measured on {1} words, {2} at a time, against {3} other authors. At this size the author's own pages are told from theirs {4} of the time.</source>
   <translation>Gemessen an {1} Wörtern, je {2} auf einmal, und {3} anderen Autoren. Bei dieser Länge sind die eigenen Seiten des Autors in {4} der Fälle von deren Seiten zu unterscheiden.</translation>
  </message>
  <message>
   <source>These figures mean little: even {1} words of the author's own are told from other authors' pages less than 19 times out of 20.</source>
   <translation>Diese Zahlen bedeuten wenig: Selbst {1} eigene Wörter des Autors sind in weniger als 19 von 20 Fällen von den Seiten anderer zu unterscheiden.</translation>
  </message>
  <message>
   <source>At 0 the text is as other authors write, at 100 as {1} does. Each line shows where the figure would lie 95 times out of 100, had the voice written other texts; the coloured parts, where other samples of that size lie.</source>
   <translation>Bei 0 ist der Text so, wie andere schreiben, bei 100 so, wie {1} schreibt. Jede Linie zeigt, wo die Zahl in 95 von 100 Fällen läge, hätte die Stimme andere Texte geschrieben; die farbigen Stücke, wo andere Proben dieser Länge liegen.</translation>
  </message>
  <message>
   <source>Its small, common words</source>
   <translation>Die kleinen, häufigen Wörter</translation>
  </message>
  <message>
   <source>Its sentences and their punctuation</source>
   <translation>Die Sätze und ihre Zeichensetzung</translation>
  </message>
  <message>
   <source>How its words are built and joined</source>
   <translation>Wie Wörter gebaut und verbunden sind</translation>
  </message>
  <message>
   <source>Common words, by Burrows's Delta</source>
   <translation>Häufige Wörter, nach Burrows’ Delta</translation>
  </message>
  <message>
   <source>A style model's second opinion</source>
   <translation>Zweite Meinung eines Stilmodells</translation>
  </message>
  <message>
   <source>The other authors are {1}.</source>
   <translation>Die anderen Autoren sind {1}.</translation>
  </message>
  <message>
   <source>The second opinion is of {1}, a model that learned from other texts how people write; it shares nothing with the measures above.</source>
   <translation>Die zweite Meinung ist von {1}, einem Modell, das an anderen Texten gelernt hat, wie Menschen schreiben; mit den Maßen oben hat es nichts gemein.</translation>
  </message>
  <message>
   <source>Does it sound like {1}?</source>
   <translation>Klingt sie wie {1}?</translation>
  </message>
  <message>
   <source>Other authors</source>
   <translation>Andere Autoren</translation>
  </message>
  <message>
   <source>Of 100 samples of the author's own, as far off or farther</source>
   <translation>Von 100 eigenen Proben des Autors ebenso weit weg oder weiter</translation>
  </message>
  <message>
   <source>The same, by a style model's second opinion</source>
   <translation>Dasselbe nach der zweiten Meinung eines Stilmodells</translation>
  </message>
  <message>
   <source>Of 100 samples of other authors', farther off</source>
   <translation>Von 100 Proben anderer Autoren weiter weg</translation>
  </message>
  <message>
   <source>The style model needs sentence-transformers, which is not installed.</source>
   <translation>Das Stilmodell braucht sentence-transformers, das nicht installiert ist.</translation>
  </message>
  <message>
   <source>Install it with `pip install sentence-transformers`. The style score works without it.</source>
   <translation>Installieren Sie es mit `pip install sentence-transformers`. Der Stil wird auch ohne dieses Modell gemessen.</translation>
  </message>
  <message>
   <source>The style model ended unexpectedly.</source>
   <translation>Das Stilmodell hat unerwartet geendet.</translation>
  </message>
  <message>
   <source>Closing other applications may help. The style score works without it.</source>
   <translation>Es kann helfen, andere Programme zu schließen. Der Stil wird auch ohne dieses Modell gemessen.</translation>
  </message>
  <message>
   <source>The style model cannot be loaded: its folder is damaged.</source>
   <translation>Das Stilmodell kann nicht geladen werden: Sein Ordner ist beschädigt.</translation>
  </message>
  <message>
   <source>Remove it and download it again. The style score works without it.</source>
   <translation>Entfernen Sie es und laden Sie es noch einmal. Der Stil wird auch ohne dieses Modell gemessen.</translation>
  </message>
  <message>
   <source>There is no voice to measure.</source>
   <translation>Es gibt keine Stimme, die gemessen werden könnte.</translation>
  </message>
  <message>
   <source>Name the folder of one.</source>
   <translation>Nennen Sie den Ordner einer Stimme.</translation>
  </message>
  <message>
   <source>This voice does not say which base model it needs.</source>
   <translation>Diese Stimme sagt nicht, welches Basismodell sie braucht.</translation>
  </message>
  <message>
   <source>Name it with --model.</source>
   <translation>Nennen Sie es mit --model.</translation>
  </message>
  <message>
   <source>This voice does not fit the base model {1}: {2}.</source>
   <translation>Diese Stimme passt nicht zum Basismodell {1}: {2}.</translation>
  </message>
  <message>
   <source>Choose the base model that it was trained on.</source>
   <translation>Wählen Sie das Basismodell, mit dem sie trainiert wurde.</translation>
  </message>
  <message>
   <source>This voice does not say whose it is.</source>
   <translation>Diese Stimme sagt nicht, wessen sie ist.</translation>
  </message>
  <message>
   <source>Train it again, or import it with --author.</source>
   <translation>Lassen Sie sie neu lernen, oder importieren Sie sie mit --author.</translation>
  </message>
  <message>
   <source>This voice was not trained on this base model as it is here; it may not be itself.</source>
   <translation>Diese Stimme wurde nicht mit diesem Basismodell trainiert, wie es hier ist; vielleicht klingt sie nicht wie sie selbst.</translation>
  </message>
  <message>
   <source>The report on this voice is damaged.</source>
   <translation>Der Bericht über diese Stimme ist beschädigt.</translation>
  </message>
  <message>
   <source>Measure the voice again.</source>
   <translation>Messen Sie die Stimme neu.</translation>
  </message>
  <message>
   <source>Whether it sounds more like {1} than the base model cannot be told: it may be chance.</source>
   <translation>Ob sie mehr nach {1} klingt als das Basismodell, lässt sich nicht sagen: Es kann Zufall sein.</translation>
  </message>
  <message>
   <source>It is far from {1} yet, though nearer than the base model.</source>
   <translation>Sie ist noch weit von {1} entfernt, wenn auch näher als das Basismodell.</translation>
  </message>
  <message>
   <source>Of the author's own samples of that size {1} % are as far off.</source>
   <translation>Von den eigenen Proben des Autors in dieser Länge sind {1} % ebenso weit weg.</translation>
  </message>
  <message>
   <source>Texts that came to an end by themselves: {1} of {2}.</source>
   <translation>Texte, die von selbst zu einem Ende kamen: {1} von {2}.</translation>
  </message>
  <message>
   <source>Texts that repeat themselves more than any of the author's own pages: {1}.</source>
   <translation>Texte, die sich mehr wiederholen als jede eigene Seite des Autors: {1}.</translation>
  </message>
  <message>
   <source>None repeats itself more than the author's own pages do.</source>
   <translation>Keiner wiederholt sich mehr als die eigenen Seiten des Autors.</translation>
  </message>
  <message>
   <source>Whether unseen pages surprise it less than the base model cannot be told: it may be chance.</source>
   <translation>Ob ungesehene Seiten sie weniger überraschen als das Basismodell, lässt sich nicht sagen: Es kann Zufall sein.</translation>
  </message>
  <message>
   <source>Whether it sounds like {1} was not checked.</source>
   <translation>Ob sie nach {1} klingt, wurde nicht geprüft.</translation>
  </message>
  <message>
   <source>Too little is known to say whether it sounds like {1}.</source>
   <translation>Es ist zu wenig bekannt, um zu sagen, ob sie nach {1} klingt.</translation>
  </message>
  <message>
   <source>By its style it could be {1}.</source>
   <translation>Dem Stil nach könnte es {1} sein.</translation>
  </message>
  <message>
   <source>Whether it sounds more like {1} than the base model cannot be told: that wrote too little.</source>
   <translation>Ob sie mehr nach {1} klingt als das Basismodell, lässt sich nicht sagen: Dieses schrieb zu wenig.</translation>
  </message>
  <message>
   <source>It sounds less like {1} than the base model does.</source>
   <translation>Sie klingt weniger nach {1} als das Basismodell.</translation>
  </message>
  <message>
   <source>Whether it sounds more like {1} than the base model cannot be told from so few texts.</source>
   <translation>Ob sie mehr nach {1} klingt als das Basismodell, lässt sich aus so wenigen Texten nicht sagen.</translation>
  </message>
  <message>
   <source>It sounds more like {1} than the base model does.</source>
   <translation>Sie klingt mehr nach {1} als das Basismodell.</translation>
  </message>
  <message>
   <source>It comes near to {1}, nearer than the base model does.</source>
   <translation>Sie kommt {1} nahe, näher als das Basismodell.</translation>
  </message>
  <message>
   <source>It comes half way from other authors to {1}, nearer than the base model does.</source>
   <translation>Sie kommt auf halben Weg von anderen Autoren zu {1}, näher als das Basismodell.</translation>
  </message>
  <message>
   <source>That difference may be chance.</source>
   <translation>Dieser Unterschied kann Zufall sein.</translation>
  </message>
  <message>
   <source>From other authors, at 0, to {1}, at 100, the voice comes to {2}, the base model to {3}.</source>
   <translation>Von anderen Autoren, bei 0, bis {1}, bei 100, kommt die Stimme auf {2}, das Basismodell auf {3}.</translation>
  </message>
  <message>
   <source>No sample of the author's own of that size is so far off.</source>
   <translation>Keine eigene Probe des Autors in dieser Länge ist so weit weg.</translation>
  </message>
  <message>
   <source>No text strays far from what it was asked to tell.</source>
   <translation>Kein Text weicht weit von dem ab, was er erzählen sollte.</translation>
  </message>
  <message>
   <source>Texts that stray from what they were asked to tell: {1} of {2}.</source>
   <translation>Texte, die von dem abweichen, was sie erzählen sollten: {1} von {2}.</translation>
  </message>
  <message>
   <source>A right description helps it less than the base model.</source>
   <translation>Eine richtige Beschreibung hilft ihr weniger als dem Basismodell.</translation>
  </message>
  <message>
   <source>Texts without a word: {1}.</source>
   <translation>Texte ohne ein Wort: {1}.</translation>
  </message>
  <message>
   <source>Pages that it never saw surprise the voice {1} % less than the base model.</source>
   <translation>Seiten, die sie nie sah, überraschen die Stimme {1} % weniger als das Basismodell.</translation>
  </message>
  <message>
   <source>Pages that it never saw surprise the voice {1} % more than the base model.</source>
   <translation>Seiten, die sie nie sah, überraschen die Stimme {1} % mehr als das Basismodell.</translation>
  </message>
  <message>
   <source>Whether unseen pages surprise the voice less than the base model cannot be told from so few.</source>
   <translation>Ob ungesehene Seiten die Stimme weniger überraschen als das Basismodell, lässt sich aus so wenigen nicht sagen.</translation>
  </message>
  <message>
   <source>The voice is {1} times as far from {2} as pages of the author's are, the base model {3} times.</source>
   <translation>Die Stimme ist {1}-mal so weit von {2} entfernt wie Seiten des Autors, das Basismodell {3}-mal.</translation>
  </message>
  <message>
   <source>The base model keeps to it less.</source>
   <translation>Das Basismodell hält sich weniger daran.</translation>
  </message>
  <message>
   <source>The base model keeps to it more.</source>
   <translation>Das Basismodell hält sich mehr daran.</translation>
  </message>
  <message>
   <source>A right description helps it more than the base model.</source>
   <translation>Eine richtige Beschreibung hilft ihr mehr als dem Basismodell.</translation>
  </message>
  <message>
   <source>Train it anew with fewer passes, or with more text.</source>
   <translation>Trainieren Sie sie neu, mit weniger Durchgängen oder mit mehr Text.</translation>
  </message>
  <message>
   <source>Write with it: put a page of yours into the editor.</source>
   <translation>Schreiben Sie mit ihr: Geben Sie eine eigene Seite in den Editor.</translation>
  </message>
  <message>
   <source>Write with step {1}: it does better.</source>
   <translation>Schreiben Sie mit Schritt {1}: Er macht es besser.</translation>
  </message>
  <message>
   <source>Measure it together with its project, so that its texts can be held against the books.</source>
   <translation>Messen Sie sie zusammen mit ihrem Projekt, damit ihre Texte mit den Büchern verglichen werden können.</translation>
  </message>
  <message>
   <source>Read some of its pairs in Neutralize: their descriptions may belong to other passages.</source>
   <translation>Lesen Sie einige ihrer Paare unter Neutralisieren: Die Beschreibungen gehören vielleicht zu anderen Stellen.</translation>
  </message>
  <message>
   <source>Have more written, or add books: so little tells nothing about style.</source>
   <translation>Lassen Sie mehr schreiben, oder fügen Sie Bücher hinzu: So wenig sagt nichts über den Stil.</translation>
  </message>
  <message>
   <source>Train it longer, or with more text.</source>
   <translation>Trainieren Sie sie länger oder mit mehr Text.</translation>
  </message>
  <message>
   <source>Describe with roles in place of names, and train it anew: then fewer names come along.</source>
   <translation>Beschreiben Sie mit Rollen statt Namen, und trainieren Sie sie neu: Dann kommen weniger Namen mit.</translation>
  </message>
  <message>
   <source>More passes or more text may bring it nearer. Measure it again then.</source>
   <translation>Mehr Durchgänge oder mehr Text können sie näher bringen. Messen Sie sie danach noch einmal.</translation>
  </message>
  <message>
   <source>But it wrote nothing {1} times out of {2}.</source>
   <translation>Aber {1} von {2} Malen schrieb sie nichts.</translation>
  </message>
  <message>
   <source>But it goes round in circles in {1} of {2} texts.</source>
   <translation>Aber sie dreht sich in {1} von {2} Texten im Kreis.</translation>
  </message>
  <message>
   <source>But pages that it never saw surprise it more than they surprise the base model.</source>
   <translation>Aber Seiten, die sie nie sah, überraschen sie mehr als das Basismodell.</translation>
  </message>
  <message>
   <source>But it goes by what it is asked to tell less than the base model does.</source>
   <translation>Aber sie richtet sich weniger nach dem, was sie erzählen soll, als das Basismodell.</translation>
  </message>
  <message>
   <source>But names from the books stand in {1} of {2} scenes of today.</source>
   <translation>Aber in {1} von {2} Szenen von heute stehen Namen aus den Büchern.</translation>
  </message>
  <message>
   <source>{1} is a folder.</source>
   <translation>{1} ist ein Ordner.</translation>
  </message>
  <message>
   <source>Name a file in it for the report.</source>
   <translation>Nennen Sie eine Datei darin für den Bericht.</translation>
  </message>
  <message>
   <source>There is no folder {1}.</source>
   <translation>Es gibt keinen Ordner {1}.</translation>
  </message>
  <message>
   <source>Make it, or choose another for the report.</source>
   <translation>Legen Sie ihn an, oder wählen Sie einen anderen für den Bericht.</translation>
  </message>
  <message>
   <source>{1} belongs to another version of Pastiche.</source>
   <translation>{1} gehört zu einer anderen Version von Pastiche.</translation>
  </message>
  <message>
   <source>{1}, the numbers about other authors, cannot be read.</source>
   <translation>{1}, die Zahlen über andere Autoren, kann nicht gelesen werden.</translation>
  </message>
  <message>
   <source>There is no form {1}.</source>
   <translation>Es gibt keine Form {1}.</translation>
  </message>
  <message>
   <source>Choose one of {1}.</source>
   <translation>Wählen Sie eine von diesen: {1}.</translation>
  </message>
  <message>
   <source>The author's text can only go along in the form mlx.</source>
   <translation>Der Text des Autors kann nur in der Form mlx mitgehen.</translation>
  </message>
  <message>
   <source>Choose that form, or leave the text out.</source>
   <translation>Wählen Sie diese Form, oder lassen Sie den Text weg.</translation>
  </message>
  <message>
   <source>{1} lies inside the voice itself.</source>
   <translation>{1} liegt in der Stimme selbst.</translation>
  </message>
  <message>
   <source>This voice has neither its training text nor the traces of it, so copying cannot be checked wherever it goes.</source>
   <translation>Diese Stimme hat weder ihren Trainingstext noch dessen Spuren; wohin sie auch kommt, lässt sich Abgeschriebenes nicht erkennen.</translation>
  </message>
  <message>
   <source>Writing the voice</source>
   <translation>Die Stimme wird geschrieben</translation>
  </message>
  <message>
   <source>Fetching {1}: {2}</source>
   <translation>{1} wird geladen: {2}</translation>
  </message>
  <message>
   <source>Free some space and run this again; it goes on where it stopped.</source>
   <translation>Schaffen Sie Platz, und starten Sie dies erneut; es geht dort weiter, wo es anhielt.</translation>
  </message>
  <message>
   <source>The name {1}… is too long for this disk.</source>
   <translation>Der Name {1}… ist zu lang für diese Festplatte.</translation>
  </message>
  <message>
   <source>Choose a shorter name.</source>
   <translation>Wählen Sie einen kürzeren Namen.</translation>
  </message>
  <message>
   <source>{1} cannot be written: {2}.</source>
   <translation>{1} lässt sich nicht schreiben: {2}.</translation>
  </message>
  <message>
   <source>Choose a folder that you may write to.</source>
   <translation>Wählen Sie einen Ordner, in den Sie schreiben dürfen.</translation>
  </message>
  <message>
   <source>{1} is damaged: it cannot be read.</source>
   <translation>{1} ist beschädigt und nicht lesbar.</translation>
  </message>
  <message>
   <source>Put back a copy of {1} from a backup, or move it away and start that step again.</source>
   <translation>Holen Sie eine Kopie von {1} aus einer Sicherung zurück, oder legen Sie die Datei beiseite, und starten Sie den Schritt erneut.</translation>
  </message>
  <message>
   <source>{1} holds something else than records at line {2}.</source>
   <translation>{1} enthält in Zeile {2} etwas anderes als Datensätze.</translation>
  </message>
  <message>
   <source>Choose a file of JSON records, one a line.</source>
   <translation>Wählen Sie eine Datei mit JSON-Datensätzen, einem je Zeile.</translation>
  </message>
  <message>
   <source>{1} is not UTF-8 text.</source>
   <translation>{1} ist kein UTF-8-Text.</translation>
  </message>
  <message>
   <source>Open it in a text editor and save it with the encoding Unicode (UTF-8), then open it again.</source>
   <translation>Öffnen Sie die Datei in einem Texteditor, sichern Sie sie in der Kodierung Unicode (UTF-8), und öffnen Sie sie dann erneut.</translation>
  </message>
  <message>
   <source>Check the name, and that you may read it.</source>
   <translation>Prüfen Sie den Namen und ob Sie das lesen dürfen.</translation>
  </message>
  <message>
   <source>The disk that holds {1} cannot keep two programs from writing to it at once.</source>
   <translation>Der Speicher mit {1} kann nicht verhindern, dass zwei Programme zugleich darauf schreiben.</translation>
  </message>
  <message>
   <source>Copy it onto this computer's own disk, and work there.</source>
   <translation>Kopieren Sie es auf die Festplatte dieses Computers und arbeiten Sie dort.</translation>
  </message>
  <message>
   <source>{1} is damaged at line {2}.</source>
   <translation>{1} ist in Zeile {2} beschädigt.</translation>
  </message>
  <message>
   <source>Put back a copy of {1} from a backup, or remove that line.</source>
   <translation>Holen Sie eine Kopie von {1} aus einer Sicherung zurück, oder entfernen Sie diese Zeile.</translation>
  </message>
  <message>
   <source>Write it as [{"ssh": "127.0.0.1", "ips": ["..."]}, {"ssh": "other.local", "ips": ["..."]}].</source>
   <translation>Schreiben Sie es so: [{"ssh": "127.0.0.1", "ips": ["..."]}, {"ssh": "other.local", "ips": ["..."]}].</translation>
  </message>
  <message>
   <source>There is no file {1}.</source>
   <translation>Es gibt keine Datei {1}.</translation>
  </message>
  <message>
   <source>{1} does not list two machines or more.</source>
   <translation>{1} nennt nicht mindestens zwei Computer.</translation>
  </message>
  <message>
   <source>The first machine must be this one.</source>
   <translation>Der erste Computer muss dieser sein.</translation>
  </message>
  <message>
   <source>Put {"ssh": "{1}", ...} first.</source>
   <translation>Setzen Sie {"ssh": "{1}", ...} an den Anfang.</translation>
  </message>
  <message>
   <source>Try again in a while; it goes on where it stopped.</source>
   <translation>Versuchen Sie es nach einer Weile erneut; es geht dort weiter, wo es anhielt.</translation>
  </message>
  <message>
   <source>Check the name, and that the access token in HF_TOKEN may read it.</source>
   <translation>Prüfen Sie den Namen und ob das Zugriffstoken in HF_TOKEN es lesen darf.</translation>
  </message>
  <message>
   <source>Check the name; for a private model, set HF_TOKEN to your access token.</source>
   <translation>Prüfen Sie den Namen; für ein privates Modell setzen Sie HF_TOKEN auf Ihr Zugriffstoken.</translation>
  </message>
  <message>
   <source>There is no model {1} on the hub, or it is private.</source>
   <translation>Ein Modell {1} gibt es auf dem Hub nicht, oder es ist privat.</translation>
  </message>
  <message>
   <source>The hub refused a file of {1}, with status {2}.</source>
   <translation>Der Hub verweigerte eine Datei von {1}, mit Status {2}.</translation>
  </message>
  <message>
   <source>{1} cannot be downloaded now: the hub is busy ({2}).</source>
   <translation>{1} lässt sich jetzt nicht herunterladen: Der Hub ist überlastet ({2}).</translation>
  </message>
  <message>
   <source>The download of {1} broke off.</source>
   <translation>Der Download von {1} brach ab.</translation>
  </message>
  <message>
   <source>Set it to an address such as {1}, or unset it.</source>
   <translation>Setzen Sie es auf eine Adresse wie {1}, oder entfernen Sie es.</translation>
  </message>
  <message>
   <source>{1} is not on this machine, and HF_HUB_OFFLINE forbids to download it.</source>
   <translation>{1} ist nicht auf diesem Computer, und HF_HUB_OFFLINE verbietet den Download.</translation>
  </message>
  <message>
   <source>Unset HF_HUB_OFFLINE and try again.</source>
   <translation>Entfernen Sie HF_HUB_OFFLINE, und versuchen Sie es erneut.</translation>
  </message>
  <message>
   <source>{1} is given only to those who accepted its terms.</source>
   <translation>{1} bekommt nur, wer den Bedingungen zugestimmt hat.</translation>
  </message>
  <message>
   <source>Accept them at {1}/{2}, set HF_TOKEN to your access token, and try again; or choose another model.</source>
   <translation>Stimmen Sie ihnen unter {1}/{2} zu, setzen Sie HF_TOKEN auf Ihr Zugriffstoken, und versuchen Sie es erneut; oder wählen Sie ein anderes Modell.</translation>
  </message>
  <message>
   <source>{1} has no such revision on the hub.</source>
   <translation>{1} hat auf dem Hub keine solche Revision.</translation>
  </message>
  <message>
   <source>Name a branch, a tag or a commit that it has, or none.</source>
   <translation>Nennen Sie einen Branch, einen Tag oder einen Commit, den es hat, oder nichts davon.</translation>
  </message>
  <message>
   <source>{1} cannot be downloaded: {2} cannot be reached.</source>
   <translation>{1} lässt sich nicht herunterladen: {2} ist nicht erreichbar.</translation>
  </message>
  <message>
   <source>Check the connection to the internet and try again.</source>
   <translation>Prüfen Sie die Internetverbindung, und versuchen Sie es erneut.</translation>
  </message>
  <message>
   <source>{1} answered with something else than the list of files.</source>
   <translation>{1} antwortete mit etwas anderem als der Liste der Dateien.</translation>
  </message>
  <message>
   <source>Log in where this network asks for it, in a browser, and try again.</source>
   <translation>Melden Sie sich im Browser an, wo dieses Netz es verlangt, und versuchen Sie es erneut.</translation>
  </message>
  <message>
   <source>{1} unpacks to far more data than a book holds ({2} MB): it is over the size limit.</source>
   <translation>{1} enthält entpackt weit mehr Daten als ein Buch ({2} MB): Das liegt über der Größengrenze.</translation>
  </message>
  <message>
   <source>Get the {1} from another place.</source>
   <translation>Besorgen Sie sich das Buch ({1}) anderswo.</translation>
  </message>
  <message>
   <source>{1} holds more than {2} paragraphs, far more than a book.</source>
   <translation>{1} enthält mehr als {2} Absätze, weit mehr als ein Buch.</translation>
  </message>
  <message>
   <source>Cut it into parts, or get it from another place.</source>
   <translation>Zerlegen Sie die Datei in Teile, oder besorgen Sie sich das Buch anderswo.</translation>
  </message>
  <message>
   <source>Save a copy without the password and import that.</source>
   <translation>Sichern Sie eine Kopie ohne das Passwort, und importieren Sie diese.</translation>
  </message>
  <message>
   <source>{1} is damaged or incomplete: its table of contents is missing.</source>
   <translation>{1} ist beschädigt oder unvollständig: Das Inhaltsverzeichnis der Datei fehlt.</translation>
  </message>
  <message>
   <source>Download it again, or export it again from where it came.</source>
   <translation>Laden Sie die Datei noch einmal herunter, oder exportieren Sie sie noch einmal an der Quelle.</translation>
  </message>
  <message>
   <source>{1} is damaged: the part {2} cannot be read.</source>
   <translation>{1} ist beschädigt: Der Teil {2} ist nicht lesbar.</translation>
  </message>
  <message>
   <source>The file ends in the middle of a character: it is incomplete.</source>
   <translation>Die Datei endet mitten in einem Zeichen: Sie ist unvollständig.</translation>
  </message>
  <message>
   <source>Broken characters (such as Ã© for é) were found and repaired.</source>
   <translation>Zerstörte Zeichen (wie Ã© statt é) wurden gefunden und repariert.</translation>
  </message>
  <message>
   <source>The file does not say its encoding; it was read as {1}: see whether its letters are right.</source>
   <translation>Die Datei nennt ihre Kodierung nicht; sie wurde als {1} gelesen: Prüfen Sie, ob die Buchstaben stimmen.</translation>
  </message>
  <message>
   <source>{1} character{2} of the file could not be read.</source>
   <translation>Nicht lesbare Zeichen in der Datei: {1}.</translation>
  </message>
  <message>
   <source>The file mixes encodings; each line was read by its own.</source>
   <translation>Die Datei mischt Kodierungen; jede Zeile wurde in der ihren gelesen.</translation>
  </message>
  <message>
   <source>The end mark of the PDF is missing: the file may be incomplete.</source>
   <translation>Die Endmarke des PDFs fehlt: Die Datei ist vielleicht unvollständig.</translation>
  </message>
  <message>
   <source>The page breaks off before its end: the file may be incomplete.</source>
   <translation>Die Seite bricht vor ihrem Ende ab: Die Datei ist vielleicht unvollständig.</translation>
  </message>
  <message>
   <source>The file breaks off before its last bracket: it may be incomplete.</source>
   <translation>Die Datei bricht vor der letzten Klammer ab: Sie ist vielleicht unvollständig.</translation>
  </message>
  <message>
   <source>Project Gutenberg's mark at the end is missing: the file may be incomplete.</source>
   <translation>Die Schlussmarke von Project Gutenberg fehlt: Die Datei ist vielleicht unvollständig.</translation>
  </message>
  <message>
   <source>The text ends in the middle of a sentence: the file may be incomplete.</source>
   <translation>Der Text endet mitten im Satz: Die Datei ist vielleicht unvollständig.</translation>
  </message>
  <message>
   <source>{1} is not a usable ePub: it has no package file.</source>
   <translation>{1} ist kein brauchbares ePub: Es hat keine Paketdatei.</translation>
  </message>
  <message>
   <source>Download it again, or convert it to ePub once more.</source>
   <translation>Laden Sie es noch einmal herunter, oder wandeln Sie es noch einmal in ePub um.</translation>
  </message>
  <message>
   <source>There is no readable text in {1}.</source>
   <translation>In {1} ist kein lesbarer Text.</translation>
  </message>
  <message>
   <source>Download it again, or get it from another place.</source>
   <translation>Laden Sie die Datei noch einmal herunter, oder besorgen Sie sich das Buch anderswo.</translation>
  </message>
  <message>
   <source>{1} is copy-protected ({2}): Pastiche cannot read it.</source>
   <translation>{1} ist kopiergeschützt ({2}): Pastiche kann das nicht lesen.</translation>
  </message>
  <message>
   <source>DRM</source>
   <translation>DRM</translation>
  </message>
  <message>
   <source>Use a copy without protection, from a shop or library that sells or lends such.</source>
   <translation>Nehmen Sie ein ungeschütztes Exemplar, von einem Laden oder einer Bibliothek, die solche anbieten.</translation>
  </message>
  <message>
   <source>{1} lists {2} parts, far more than a book.</source>
   <translation>{1} nennt {2} Teile, weit mehr als ein Buch.</translation>
  </message>
  <message>
   <source>Get it from another place.</source>
   <translation>Besorgen Sie sich das Buch anderswo.</translation>
  </message>
  <message>
   <source>The book names no reading order; its parts are read in the order they are listed.</source>
   <translation>Das Buch nennt keine Lesefolge; seine Teile werden gelesen, wie sie aufgelistet sind.</translation>
  </message>
  <message>
   <source>{1} part{2} missing from the file.</source>
   <translation>In der Datei fehlende Teile: {1}.</translation>
  </message>
  <message>
   <source>s are</source>
   <translation>s are</translation>
  </message>
  <message>
   <source> is</source>
   <translation> is</translation>
  </message>
  <message>
   <source>The list of the book's parts breaks off: parts of the book may be missing.</source>
   <translation>Die Liste der Teile des Buchs bricht ab: Vielleicht fehlen Teile des Buchs.</translation>
  </message>
  <message>
   <source>META-INF/container.xml {1}; the package file was found without it.</source>
   <translation>META-INF/container.xml {1}; die Paketdatei fand sich auch ohne.</translation>
  </message>
  <message>
   <source>{1} breaks off: the end of that part is missing.</source>
   <translation>{1} bricht ab: Das Ende dieses Teils fehlt.</translation>
  </message>
  <message>
   <source>{1} holds pictures only, no text.</source>
   <translation>{1} enthält nur Bilder, keinen Text.</translation>
  </message>
  <message>
   <source>Get an edition with text; a scan has to go through text recognition (OCR) first.</source>
   <translation>Besorgen Sie sich eine Ausgabe mit Text; ein Scan muss zuerst durch eine Texterkennung (OCR).</translation>
  </message>
  <message>
   <source>{1} is empty: the text of that part is missing.</source>
   <translation>{1} ist leer: Der Text dieses Teils fehlt.</translation>
  </message>
  <message>
   <source>Reading {1}</source>
   <translation>Lesen: {1}</translation>
  </message>
  <message>
   <source>{1} is no page: the text of that part is missing.</source>
   <translation>{1} ist keine Seite: Der Text dieses Teils fehlt.</translation>
  </message>
  <message>
   <source>None of these {1} files could be taken.</source>
   <translation>Keine dieser {1} Dateien konnte aufgenommen werden.</translation>
  </message>
  <message>
   <source>Choose files or a folder with ePub, PDF, Word, text, Markdown or HTML books.</source>
   <translation>Wählen Sie Dateien oder einen Ordner mit Büchern in ePub, PDF, Word, Text, Markdown oder HTML.</translation>
  </message>
  <message>
   <source>Importing needs a project.</source>
   <translation>Das Importieren braucht ein Projekt.</translation>
  </message>
  <message>
   <source>{1} books</source>
   <translation>Bücher: {1}</translation>
  </message>
  <message>
   <source>There is no book in {1}.</source>
   <translation>In {1} ist kein Buch.</translation>
  </message>
  <message>
   <source>No book was named.</source>
   <translation>Es wurde kein Buch genannt.</translation>
  </message>
  <message>
   <source>A paragraph holds more marks than any book; they were kept as they are written.</source>
   <translation>Ein Absatz enthält mehr Auszeichnungen als jedes Buch; sie bleiben, wie sie geschrieben sind.</translation>
  </message>
  <message>
   <source>{1} holds unsafe XML (entities that expand without end).</source>
   <translation>{1} enthält unsicheres XML (Kürzel, die sich endlos entfalten).</translation>
  </message>
  <message>
   <source>Get the book from another place.</source>
   <translation>Besorgen Sie das Buch von anderer Stelle.</translation>
  </message>
  <message>
   <source>{1} holds far more tags than a book: it is over the size limit.</source>
   <translation>{1} enthält weit mehr Tags als ein Buch und überschreitet die Größengrenze.</translation>
  </message>
  <message>
   <source>{1} is nested too deeply to be read.</source>
   <translation>{1} ist zu tief verschachtelt und nicht lesbar.</translation>
  </message>
  <message>
   <source>{1} is damaged: some of its text could not be read.</source>
   <translation>{1} ist beschädigt: Ein Teil des Textes war nicht lesbar.</translation>
  </message>
  <message>
   <source>{1} is damaged or incomplete.</source>
   <translation>{1} ist beschädigt oder unvollständig.</translation>
  </message>
  <message>
   <source>Download it again, or export it again.</source>
   <translation>Laden Sie die Datei erneut oder exportieren Sie sie noch einmal.</translation>
  </message>
  <message>
   <source>{1} is a scan: {2}.</source>
   <translation>{1} ist ein Scan: {2}.</translation>
  </message>
  <message>
   <source>Run text recognition (OCR) on it first, for instance in Preview or with OCRmyPDF.</source>
   <translation>Lassen Sie zuerst eine Texterkennung (OCR) darüberlaufen, etwa in Vorschau oder mit OCRmyPDF.</translation>
  </message>
  <message>
   <source>{1} cannot be read as text: its fonts do not say which letters they draw.</source>
   <translation>{1} lässt sich nicht als Text lesen: Die Schriften sagen nicht, welche Buchstaben sie zeichnen.</translation>
  </message>
  <message>
   <source>Run text recognition (OCR) on it, for instance with OCRmyPDF, or get the book as an ePub.</source>
   <translation>Lassen Sie eine Texterkennung (OCR) darüberlaufen, etwa mit OCRmyPDF, oder besorgen Sie das Buch als ePub.</translation>
  </message>
  <message>
   <source>The PDF does not say what some of its letters are: about {1} of the words are damaged.</source>
   <translation>Das PDF sagt von einigen Buchstaben nicht, welche es sind: Etwa {1} der Wörter sind beschädigt.</translation>
  </message>
  <message>
   <source>The text looks like poor OCR: about {1} of the words are damaged.</source>
   <translation>Der Text sieht nach schlechter Texterkennung (OCR) aus: Etwa {1} der Wörter sind beschädigt.</translation>
  </message>
  <message>
   <source>{1} is an archive without a book in it.</source>
   <translation>{1} ist ein Archiv ohne Buch darin.</translation>
  </message>
  <message>
   <source>Unpack it and import the books themselves.</source>
   <translation>Entpacken Sie es und importieren Sie die Bücher selbst.</translation>
  </message>
  <message>
   <source>{1} is far larger than a book: it is over the size limit.</source>
   <translation>{1} ist weit größer als ein Buch und überschreitet die Größengrenze.</translation>
  </message>
  <message>
   <source>The file is {1}, though its name ends in {2}.</source>
   <translation>Die Datei ist {1}, obwohl ihr Name auf {2} endet.</translation>
  </message>
  <message>
   <source>nothing</source>
   <translation>nichts</translation>
  </message>
  <message>
   <source>There is no text in {1}.</source>
   <translation>In {1} ist kein Text.</translation>
  </message>
  <message>
   <source>Choose another file.</source>
   <translation>Wählen Sie eine andere Datei.</translation>
  </message>
  <message>
   <source>{1} is empty (0 bytes).</source>
   <translation>{1} ist leer (0 Byte).</translation>
  </message>
  <message>
   <source>Download it again, or choose another file.</source>
   <translation>Laden Sie die Datei erneut oder wählen Sie eine andere.</translation>
  </message>
  <message>
   <source>{1} is a Kindle file.</source>
   <translation>{1} ist eine Kindle-Datei.</translation>
  </message>
  <message>
   <source>Convert it to ePub first, for instance with Calibre, and import that.</source>
   <translation>Wandeln Sie sie zuerst in ePub um, etwa mit Calibre, und importieren Sie das Ergebnis.</translation>
  </message>
  <message>
   <source>{1} is not a valid {2}; it is damaged or incomplete.</source>
   <translation>{1} ist als {2} nicht lesbar; die Datei ist beschädigt oder unvollständig.</translation>
  </message>
  <message>
   <source>{1} is not a text file.</source>
   <translation>{1} ist keine Textdatei.</translation>
  </message>
  <message>
   <source>Choose an ePub, PDF, Word, text, Markdown or HTML file.</source>
   <translation>Wählen Sie eine ePub-, PDF-, Word-, Text-, Markdown- oder HTML-Datei.</translation>
  </message>
  <message>
   <source>That is far too little text to train on: {1} words found, {2} needed.</source>
   <translation>Das ist viel zu wenig Text zum Trainieren: {1} Wörter gefunden, {2} nötig.</translation>
  </message>
  <message>
   <source>The text has no spaces between words; all word counts are estimates.</source>
   <translation>Der Text hat keine Leerzeichen zwischen den Wörtern; alle Wortzahlen sind geschätzt.</translation>
  </message>
  <message>
   <source>This is a translation by {1}: the voice will be the translator's.</source>
   <translation>Dies ist eine Übersetzung von {1}: Gelernt wird die Stimme der Übersetzung.</translation>
  </message>
  <message>
   <source>{1} is a folder, not a file (Books on a Mac keeps ePubs as folders).</source>
   <translation>{1} ist ein Ordner, keine Datei (die App Bücher auf dem Mac bewahrt ePubs als Ordner auf).</translation>
  </message>
  <message>
   <source>Export the book from Books, or compress the folder to a .zip and import that.</source>
   <translation>Exportieren Sie das Buch aus der App Bücher oder komprimieren Sie den Ordner zu .zip und importieren Sie diese Datei.</translation>
  </message>
  <message>
   <source>The file {1} was not found.</source>
   <translation>Die Datei {1} wurde nicht gefunden.</translation>
  </message>
  <message>
   <source>Check the name, or choose the file again.</source>
   <translation>Prüfen Sie den Namen oder wählen Sie die Datei erneut.</translation>
  </message>
  <message>
   <source>There is no permission to read {1}.</source>
   <translation>Die Berechtigung, {1} zu lesen, fehlt.</translation>
  </message>
  <message>
   <source>Change its permissions in the Finder, or copy it elsewhere.</source>
   <translation>Ändern Sie die Zugriffsrechte im Finder oder kopieren Sie die Datei an einen anderen Ort.</translation>
  </message>
  <message>
   <source>Copy it to this Mac and try again.</source>
   <translation>Kopieren Sie die Datei auf diesen Mac und versuchen Sie es erneut.</translation>
  </message>
  <message>
   <source>{1} is not a PDF: it is a web page, perhaps an error message of the shop.</source>
   <translation>{1} ist kein PDF, sondern eine Webseite, vielleicht eine Fehlermeldung des Händlers.</translation>
  </message>
  <message>
   <source>Download the book again.</source>
   <translation>Laden Sie das Buch erneut.</translation>
  </message>
  <message>
   <source>{1} is damaged: a page of it cannot be read.</source>
   <translation>{1} ist beschädigt: Eine Seite darin ist nicht lesbar.</translation>
  </message>
  <message>
   <source>This book is not where it was: the project has changed meanwhile.</source>
   <translation>Dieses Buch ist nicht mehr an seinem Platz: Das Projekt hat sich inzwischen geändert.</translation>
  </message>
  <message>
   <source>Open the project again.</source>
   <translation>Öffnen Sie das Projekt erneut.</translation>
  </message>
  <message>
   <source>Import that book again.</source>
   <translation>Importieren Sie dieses Buch erneut.</translation>
  </message>
  <message>
   <source>Open it in a word processor, save it as .docx or .txt, and import that.</source>
   <translation>Öffnen Sie die Datei in einer Textverarbeitung, sichern Sie sie als .docx oder .txt und importieren Sie diese.</translation>
  </message>
  <message>
   <source>{1} is in {2}, which cannot be read here.</source>
   <translation>{1} hat ein Format, das hier nicht gelesen werden kann: {2}.</translation>
  </message>
  <message>
   <source>{1} cannot be converted: it may be damaged.</source>
   <translation>{1} lässt sich nicht umwandeln: Die Datei ist vielleicht beschädigt.</translation>
  </message>
  <message>
   <source>{1} could not be converted in time.</source>
   <translation>{1} ließ sich nicht rechtzeitig umwandeln.</translation>
  </message>
  <message>
   <source>A part of the document that comes from another file (a chunk) was left out.</source>
   <translation>Ein Teil des Dokuments, der aus einer anderen Datei stammt (ein Chunk), wurde weggelassen.</translation>
  </message>
  <message>
   <source>{1} is not a valid Word document.</source>
   <translation>{1} ist kein gültiges Word-Dokument.</translation>
  </message>
  <message>
   <source>Open it in a word processor and save it as .docx again.</source>
   <translation>Öffnen Sie die Datei in einer Textverarbeitung und sichern Sie sie erneut als .docx.</translation>
  </message>
  <message>
   <source>Install it with `pip install sentence-transformers`, then run this again.</source>
   <translation>Installieren Sie es mit `pip install sentence-transformers` und führen Sie dies dann erneut aus.</translation>
  </message>
  <message>
   <source>Run this again with --download, which fetches it once (90 MB).</source>
   <translation>Führen Sie dies erneut mit --download aus; damit wird es einmal geladen (90 MB).</translation>
  </message>
  <message>
   <source>Look whether this machine is on the network, then run this again; it goes on where it stopped.</source>
   <translation>Prüfen Sie, ob dieser Computer im Netz ist, und führen Sie dies erneut aus; es geht weiter, wo es aufgehört hat.</translation>
  </message>
  <message>
   <source>Curate the project with themes, or run `pastiche index --project` with its folder.</source>
   <translation>Wählen Sie im Projekt mit Themen aus (Schritt Auswählen) oder führen Sie `pastiche index --project` mit dem Ordner des Projekts aus.</translation>
  </message>
  <message>
   <source>{1} --list, --clear, --search or --to-chroma.</source>
   <translation>{1} --list, --clear, --search oder --to-chroma.</translation>
  </message>
  <message>
   <source>That is more than one thing at a time.</source>
   <translation>Das ist mehr als eines auf einmal.</translation>
  </message>
  <message>
   <source>A project's index knows its author and its text.</source>
   <translation>Der Index eines Projekts kennt Autor und Text bereits.</translation>
  </message>
  <message>
   <source>Leave out --project, or --author and --input.</source>
   <translation>Lassen Sie --project weg, oder aber --author und --input.</translation>
  </message>
  <message>
   <source>Leave out --project and --author.</source>
   <translation>Lassen Sie --project und --author weg.</translation>
  </message>
  <message>
   <source>The author's name is empty.</source>
   <translation>Der Name des Autors ist leer.</translation>
  </message>
  <message>
   <source>Give it with --author.</source>
   <translation>Geben Sie ihn mit --author an.</translation>
  </message>
  <message>
   <source>There is nothing to index yet.</source>
   <translation>Es gibt noch nichts, wovon ein Index zu machen wäre.</translation>
  </message>
  <message>
   <source>Give --input and --author, or a project with --project.</source>
   <translation>Geben Sie --input und --author an oder ein Projekt mit --project.</translation>
  </message>
  <message>
   <source>Give --search and a --count from 1.</source>
   <translation>Geben Sie --search an und --count ab 1.</translation>
  </message>
  <message>
   <source>There is nothing to look for.</source>
   <translation>Es gibt nichts zu suchen.</translation>
  </message>
  <message>
   <source>Give some words or a whole passage with --search.</source>
   <translation>Geben Sie mit --search einige Wörter oder eine ganze Passage an.</translation>
  </message>
  <message>
   <source>Where should the collection go?</source>
   <translation>Wohin soll die Sammlung?</translation>
  </message>
  <message>
   <source>Name a folder with --to-chroma.</source>
   <translation>Nennen Sie mit --to-chroma einen Ordner.</translation>
  </message>
  <message>
   <source>This needs no embedding model.</source>
   <translation>Dies braucht kein Embedding-Modell.</translation>
  </message>
  <message>
   <source>Leave out --download.</source>
   <translation>Lassen Sie --download weg.</translation>
  </message>
  <message>
   <source>There is no curated text yet.</source>
   <translation>Es gibt noch keinen ausgewählten Text.</translation>
  </message>
  <message>
   <source>Run the step Curate first.</source>
   <translation>Führen Sie zuerst den Schritt Auswählen aus.</translation>
  </message>
  <message>
   <source>Choose another text, or curate the book again.</source>
   <translation>Wählen Sie einen anderen Text oder wiederholen Sie für das Buch den Schritt Auswählen.</translation>
  </message>
  <message>
   <source>Loading the embedding model</source>
   <translation>Das Embedding-Modell wird geladen</translation>
  </message>
  <message>
   <source>An index needs the embedding model, which is not on this machine.</source>
   <translation>Ein Index braucht das Embedding-Modell; es ist nicht auf diesem Computer.</translation>
  </message>
  <message>
   <source>{1} has no index yet.</source>
   <translation>{1} hat noch keinen Index.</translation>
  </message>
  <message>
   <source>An index needs sentence-transformers, which is not installed.</source>
   <translation>Ein Index braucht sentence-transformers; es ist nicht installiert.</translation>
  </message>
  <message>
   <source>There is no key for {1} yet.</source>
   <translation>Für {1} gibt es noch keinen Schlüssel.</translation>
  </message>
  <message>
   <source>Enter it in Settings &gt; Keys{1}.</source>
   <translation>Geben Sie ihn unter Einstellungen &gt; Schlüssel ein{1}.</translation>
  </message>
  <message>
   <source>The key holds characters that no key has, perhaps spaces or a line end.</source>
   <translation>Der Schlüssel enthält Zeichen, die kein Schlüssel hat, vielleicht Leerzeichen oder ein Zeilenende.</translation>
  </message>
  <message>
   <source>Copy it again from your account page, alone and whole.</source>
   <translation>Kopieren Sie ihn erneut von der Seite Ihres Kontos, allein und ganz.</translation>
  </message>
  <message>
   <source>The address holds a name, a password, or something behind a question mark: perhaps a key.</source>
   <translation>Die Adresse enthält einen Namen, ein Passwort oder etwas hinter einem Fragezeichen: vielleicht einen Schlüssel.</translation>
  </message>
  <message>
   <source>Write the address alone, and give the key in Settings &gt; Keys, or in OPENAI_API_KEY.</source>
   <translation>Schreiben Sie nur die Adresse und geben Sie den Schlüssel unter Einstellungen &gt; Schlüssel an oder in OPENAI_API_KEY.</translation>
  </message>
  <message>
   <source>This machine has no place to keep a key safely.</source>
   <translation>Dieser Computer hat keinen Ort, um einen Schlüssel sicher aufzubewahren.</translation>
  </message>
  <message>
   <source>Unlock the Keychain (on Linux, start a secret service such as gnome-keyring) and try again.</source>
   <translation>Entsperren Sie den Schlüsselbund (unter Linux: starten Sie einen Dienst wie gnome-keyring) und versuchen Sie es erneut.</translation>
  </message>
  <message>
   <source>This key is not in the Keychain: it comes from {1}.</source>
   <translation>Dieser Schlüssel liegt nicht im Schlüsselbund: Er kommt aus {1}.</translation>
  </message>
  <message>
   <source>Start Pastiche without {1} to do without the key.</source>
   <translation>Starten Sie Pastiche ohne {1}, um auf den Schlüssel zu verzichten.</translation>
  </message>
  <message>
   <source>Choosing passages by theme needs sentence-transformers, which is not installed.</source>
   <translation>Passagen nach Thema auszuwählen braucht sentence-transformers; es ist nicht installiert.</translation>
  </message>
  <message>
   <source>The embedding model {1} is not on this machine.</source>
   <translation>Das Embedding-Modell {1} ist nicht auf diesem Computer.</translation>
  </message>
  <message>
   <source>The meaning is not checked: the embedding model that compares texts is not on this machine. The step Curate fetches it, once.</source>
   <translation>Der Sinn wird nicht geprüft: Das Embedding-Modell, das Texte vergleicht, ist nicht auf diesem Computer. Der Schritt Auswählen lädt es, ein einziges Mal.</translation>
  </message>
  <message>
   <source>The check of meaning ended unexpectedly.</source>
   <translation>Die Prüfung des Sinns endete unerwartet.</translation>
  </message>
  <message>
   <source>Choose the voice again to start it anew. Closing other applications may help.</source>
   <translation>Wählen Sie die Stimme erneut, um sie neu zu starten. Es kann helfen, andere Programme zu schließen.</translation>
  </message>
  <message>
   <source>{1} was made by a newer Pastiche.</source>
   <translation>{1} stammt von einem neueren Pastiche.</translation>
  </message>
  <message>
   <source>{1} cannot be read.</source>
   <translation>{1} ist nicht lesbar.</translation>
  </message>
  <message>
   <source>Train or import this voice again to check for copying.</source>
   <translation>Trainieren oder importieren Sie diese Stimme erneut, um auf Abgeschriebenes zu prüfen.</translation>
  </message>
  <message>
   <source>The tokenizer of {1} is damaged: {2} cannot be read.</source>
   <translation>Der Tokenizer von {1} ist beschädigt: {2} ist nicht lesbar.</translation>
  </message>
  <message>
   <source>Download that model again.</source>
   <translation>Laden Sie dieses Modell erneut.</translation>
  </message>
  <message>
   <source>{1} holds nothing that can be used here: no weights in the safetensors form.</source>
   <translation>{1} enthält nichts, was sich hier nutzen lässt: keine Gewichte im Format safetensors.</translation>
  </message>
  <message>
   <source>Choose another model.</source>
   <translation>Wählen Sie ein anderes Modell.</translation>
  </message>
  <message>
   <source>The hub's list of the files of {1} makes no sense.</source>
   <translation>Die Liste des Hubs mit den Dateien von {1} ergibt keinen Sinn.</translation>
  </message>
  <message>
   <source>Try again later, or choose another model.</source>
   <translation>Versuchen Sie es später erneut oder wählen Sie ein anderes Modell.</translation>
  </message>
  <message>
   <source>{1} is being downloaded just now.</source>
   <translation>{1} wird gerade geladen.</translation>
  </message>
  <message>
   <source>Stop the download first.</source>
   <translation>Halten Sie zuerst den Download an.</translation>
  </message>
  <message>
   <source>It followed the words of the excerpt too closely.</source>
   <translation>Die Angabe folgte dem Wortlaut des Ausschnitts zu eng.</translation>
  </message>
  <message>
   <source>It was too short and left things out.</source>
   <translation>Die Angabe war zu kurz und ließ etwas aus.</translation>
  </message>
  <message>
   <source>Fetching {1}</source>
   <translation>Wird geladen: {1}</translation>
  </message>
  <message>
   <source>Cutting the text into passages</source>
   <translation>Der Text wird in Passagen geteilt</translation>
  </message>
  <message>
   <source>{1} passages have not been asked for yet, or their text has changed.</source>
   <translation>{1} Passagen wurden noch nicht angefragt, oder ihr Text hat sich geändert.</translation>
  </message>
  <message>
   <source>Run this step first, without asking for single passages again.</source>
   <translation>Führen Sie diesen Schritt zuerst aus, ohne einzelne Passagen erneut anzufragen.</translation>
  </message>
  <message>
   <source>Only {1}% of the text stands in a pair; the rest was too short, or failed.</source>
   <translation>Nur {1} % des Textes stehen in einem Paar; der Rest war zu kurz oder misslang.</translation>
  </message>
  <message>
   <source>{1} passages could not be described ({2}) They are listed in {3}; the same step again tries only them.</source>
   <translation>{1} Passagen ließen sich nicht beschreiben ({2}) Sie sind in {3} aufgeführt; derselbe Schritt versucht erneut nur diese.</translation>
  </message>
  <message>
   <source>{1} examples are few: a voice worth keeping needs some hundreds.</source>
   <translation>{1} Beispiele sind wenig: Eine Stimme, die bleiben soll, braucht einige Hundert.</translation>
  </message>
  <message>
   <source>{1} of {2} passages lie outside {3}-{4} words: they are short chapters, or sentences that could not be cut.</source>
   <translation>{1} von {2} Passagen liegen außerhalb von {3} bis {4} Wörtern: Es sind kurze Kapitel oder Sätze, die sich nicht teilen ließen.</translation>
  </message>
  <message>
   <source>The descriptions are outlines made by rule, without AI: for practice, not for a voice to keep.</source>
   <translation>Die Inhaltsangaben sind Stichwortauszüge nach Regeln, ohne KI: zum Üben, nicht für eine Stimme, die bleiben soll.</translation>
  </message>
  <message>
   <source>The descriptions are by several providers ({1}); start anew to have all by one.</source>
   <translation>Die Inhaltsangaben stammen von mehreren Anbietern ({1}); beginnen Sie von vorn, damit alle von einem sind.</translation>
  </message>
  <message>
   <source>To ask again for some and to start anew do not go together.</source>
   <translation>Einige erneut anzufragen und ganz von vorn zu beginnen geht nicht zusammen.</translation>
  </message>
  <message>
   <source>Choose one.</source>
   <translation>Wählen Sie eines.</translation>
  </message>
  <message>
   <source>The outline knows no roles, so the names were kept.</source>
   <translation>Der Stichwortauszug kennt keine Rollen; deshalb blieben die Namen stehen.</translation>
  </message>
  <message>
   <source>There is no passage "{1}".</source>
   <translation>Es gibt keine Passage „{1}“.</translation>
  </message>
  <message>
   <source>Name a passage by its id, or a kind: {1}.</source>
   <translation>Nennen Sie eine Passage mit ihrer Kennung (id) oder eine Art: {1}.</translation>
  </message>
  <message>
   <source>What was written by hand was taken back.</source>
   <translation>Was von Hand geschrieben war, wurde zurückgenommen.</translation>
  </message>
  <message>
   <source>That passage is not there any more.</source>
   <translation>Diese Passage gibt es nicht mehr.</translation>
  </message>
  <message>
   <source>Run this step again, then look again.</source>
   <translation>Führen Sie diesen Schritt erneut aus und sehen Sie dann wieder nach.</translation>
  </message>
  <message>
   <source>Chunks of {1} to {2} words cannot be.</source>
   <translation>Stücke von {1} bis {2} Wörtern sind nicht möglich.</translation>
  </message>
  <message>
   <source>Choose a minimum below the maximum.</source>
   <translation>Wählen Sie das Mindestmaß kleiner als das Höchstmaß.</translation>
  </message>
  <message>
   <source>{1} is there already and holds something else than pairs (row {2}).</source>
   <translation>{1} ist schon da und enthält etwas anderes als Paare (Zeile {2}).</translation>
  </message>
  <message>
   <source>Remove that row, and its passage is described anew; or choose another output file.</source>
   <translation>Entfernen Sie diese Zeile, dann wird ihre Passage neu beschrieben; oder wählen Sie eine andere Ausgabedatei.</translation>
  </message>
  <message>
   <source>{1} passages cannot be tried.</source>
   <translation>{1} Passagen lassen sich nicht versuchen.</translation>
  </message>
  <message>
   <source>Try one or more.</source>
   <translation>Versuchen Sie eine oder mehr.</translation>
  </message>
  <message>
   <source>There is nothing to work on.</source>
   <translation>Es gibt nichts zu bearbeiten.</translation>
  </message>
  <message>
   <source>Name --input and --output, or a --project.</source>
   <translation>Geben Sie --input und --output an oder ein --project.</translation>
  </message>
  <message>
   <source>Run the step before this one: curate.</source>
   <translation>Führen Sie den Schritt davor aus: Auswählen (curate).</translation>
  </message>
  <message>
   <source>The pairs would overwrite the text they are made from.</source>
   <translation>Die Paare würden den Text überschreiben, aus dem sie entstehen.</translation>
  </message>
  <message>
   <source>Choose another text, or clean and curate again.</source>
   <translation>Wählen Sie einen anderen Text oder führen Sie Säubern und Auswählen erneut aus.</translation>
  </message>
  <message>
   <source>The text has no passage long enough to learn from.</source>
   <translation>Der Text hat keine Passage, die lang genug ist, um daraus zu lernen.</translation>
  </message>
  <message>
   <source>Choose a longer text, or a lower minimum of words.</source>
   <translation>Wählen Sie einen längeren Text oder eine kleinere Mindestzahl an Wörtern.</translation>
  </message>
  <message>
   <source>Stopped; what is there is kept.</source>
   <translation>Angehalten; was da ist, bleibt.</translation>
  </message>
  <message>
   <source>Put back {1} from a backup. Or move it away and import a book into the same folder again, with --author as before: the descriptions there are used again.</source>
   <translation>Legen Sie {1} aus einer Sicherung zurück. Oder nehmen Sie die Datei weg und importieren Sie ein Buch erneut in denselben Ordner, mit --author wie zuvor: Die Inhaltsangaben dort werden wieder verwendet.</translation>
  </message>
  <message>
   <source>{1} is already working in another window or terminal.</source>
   <translation>{1} ist schon in einem anderen Fenster oder Terminal in Arbeit.</translation>
  </message>
  <message>
   <source>{1} was made by a newer Pastiche, so here it can only be looked at.</source>
   <translation>{1} stammt von einem neueren Pastiche und lässt sich hier nur ansehen.</translation>
  </message>
  <message>
   <source>{1} was made by a newer Pastiche, in a form that this one cannot read.</source>
   <translation>{1} stammt von einem neueren Pastiche, in einer Form, die dieses nicht lesen kann.</translation>
  </message>
  <message>
   <source>Update Pastiche to open it.</source>
   <translation>Aktualisieren Sie Pastiche, um es zu öffnen.</translation>
  </message>
  <message>
   <source>{1} is damaged: project.json is not complete.</source>
   <translation>{1} ist beschädigt: project.json ist nicht vollständig.</translation>
  </message>
  <message>
   <source>{1} already exists and is no project.</source>
   <translation>{1} gibt es schon, und es ist kein Projekt.</translation>
  </message>
  <message>
   <source>Choose a new name for the project.</source>
   <translation>Wählen Sie einen neuen Namen für das Projekt.</translation>
  </message>
  <message>
   <source>The project needs an author.</source>
   <translation>Das Projekt braucht einen Autor.</translation>
  </message>
  <message>
   <source>Give the author's name with --author.</source>
   <translation>Geben Sie den Namen des Autors mit --author an.</translation>
  </message>
  <message>
   <source>{1} is no Pastiche project.</source>
   <translation>{1} ist kein Pastiche-Projekt.</translation>
  </message>
  <message>
   <source>Choose a folder that ends in .pastiche, or start a new project.</source>
   <translation>Wählen Sie einen Ordner, der auf .pastiche endet, oder beginnen Sie ein neues Projekt.</translation>
  </message>
  <message>
   <source>Wait until that work is done, or stop it there.</source>
   <translation>Warten Sie, bis diese Arbeit fertig ist, oder halten Sie sie dort an.</translation>
  </message>
  <message>
   <source>Update Pastiche, or open a copy that this version made.</source>
   <translation>Aktualisieren Sie Pastiche oder öffnen Sie eine Kopie, die diese Version gemacht hat.</translation>
  </message>
  <message>
   <source>{1} is a project of {2}, not of {3}.</source>
   <translation>{1} ist ein Projekt für {2}, nicht für {3}.</translation>
  </message>
  <message>
   <source>Leave out --author, or choose another folder with --project.</source>
   <translation>Lassen Sie --author weg oder wählen Sie mit --project einen anderen Ordner.</translation>
  </message>
  <message>
   <source>What project.json says of the step {1} cannot be read.</source>
   <translation>Was project.json vom Schritt {1} sagt, ist nicht lesbar.</translation>
  </message>
  <message>
   <source>Run that step again: pastiche {1} --project {2}.</source>
   <translation>Führen Sie diesen Schritt erneut aus: pastiche {1} --project {2}.</translation>
  </message>
  <message>
   <source>The writer ended unexpectedly ({1}).</source>
   <translation>Der Schreiber endete unerwartet ({1}).</translation>
  </message>
  <message>
   <source>Ask again, and it starts anew. Closing other applications may help.</source>
   <translation>Fragen Sie erneut, dann startet er neu. Es kann helfen, andere Programme zu schließen.</translation>
  </message>
  <message>
   <source>Try again, or choose another describer.</source>
   <translation>Versuchen Sie es erneut oder wählen Sie einen anderen Beschreiber.</translation>
  </message>
  <message>
   <source>A length of {1} times the passage's own makes no sense.</source>
   <translation>Das {1}-Fache der Länge der Passage ergibt keinen Sinn.</translation>
  </message>
  <message>
   <source>Choose one from {1} to {2}.</source>
   <translation>Wählen Sie einen Wert von {1} bis {2}.</translation>
  </message>
  <message>
   <source>It may tell of something else than your passage does.</source>
   <translation>Es erzählt vielleicht von etwas anderem als Ihre Passage.</translation>
  </message>
  <message>
   <source>The meaning was not checked.</source>
   <translation>Der Sinn wurde nicht geprüft.</translation>
  </message>
  <message>
   <source>Copying was not checked: this voice came without its training text.</source>
   <translation>Auf Abgeschriebenes wurde nicht geprüft: Diese Stimme kam ohne ihren Trainingstext.</translation>
  </message>
  <message>
   <source>{1} words in a row stand in the author's own text: “{2} …”.</source>
   <translation>Abgeschrieben: {1} Wörter in Folge stehen im Text des Autors: „{2} …“.</translation>
  </message>
  <message>
   <source>{1} words in a row stand in the author's own text ({2}): “{3} …”.</source>
   <translation>Abgeschrieben: {1} Wörter in Folge stehen im Text des Autors ({2}): „{3} …“.</translation>
  </message>
  <message>
   <source>Names from the author's own books: {1}.</source>
   <translation>Namen aus den Büchern des Autors: {1}.</translation>
  </message>
  <message>
   <source>Names that your text does not have: {1}.</source>
   <translation>Namen, die Ihr Text nicht hat: {1}.</translation>
  </message>
  <message>
   <source>Numbers that your text does not have: {1}.</source>
   <translation>Zahlen, die Ihr Text nicht hat: {1}.</translation>
  </message>
  <message>
   <source>Nothing was written.</source>
   <translation>Es wurde nichts geschrieben.</translation>
  </message>
  <message>
   <source>It goes round in circles: “{1}”.</source>
   <translation>Es dreht sich im Kreis: „{1}“.</translation>
  </message>
  <message>
   <source>It did not come to an end.</source>
   <translation>Es fand kein Ende.</translation>
  </message>
  <message>
   <source>It has {1}; about {2} {3} asked for.</source>
   <translation>Es hat {1}; verlangt waren etwa {2}.</translation>
  </message>
  <message>
   <source>was</source>
   <translation>war</translation>
  </message>
  <message>
   <source>were</source>
   <translation>waren</translation>
  </message>
  <message>
   <source>Your {1} paragraphs became {2} {3}.</source>
   <translation>Ihr Text hatte {1} Absätze; nun sind es {2}.</translation>
  </message>
  <message>
   <source>Names that got lost: {1}.</source>
   <translation>Namen, die verloren gingen: {1}.</translation>
  </message>
  <message>
   <source>Numbers that got lost: {1}.</source>
   <translation>Zahlen, die verloren gingen: {1}.</translation>
  </message>
  <message>
   <source>It breaks off in the middle of a sentence.</source>
   <translation>Es bricht mitten im Satz ab.</translation>
  </message>
  <message>
   <source>The {1} “{2}” is not in the new text.</source>
   <translation>Im neuen Text fehlt: {1} „{2}“.</translation>
  </message>
  <message>
   <source>The paragraph's tracked changes end with the new text; the old wording is not kept in it.</source>
   <translation>Die nachverfolgten Änderungen des Absatzes enden mit dem neuen Text; die alte Fassung bleibt darin nicht erhalten.</translation>
  </message>
  <message>
   <source>The footnote mark {1} found no place in the new text; put it back by hand.</source>
   <translation>Das Fußnotenzeichen {1} fand im neuen Text keinen Platz; setzen Sie es von Hand wieder ein.</translation>
  </message>
  <message>
   <source>The tag {1} is not in the new text.</source>
   <translation>Das Tag {1} ist nicht im neuen Text.</translation>
  </message>
  <message>
   <source>{1} does not say which base model it needs.</source>
   <translation>{1} sagt nicht, welches Basismodell nötig ist.</translation>
  </message>
  <message>
   <source>Name the model with --model.</source>
   <translation>Nennen Sie das Modell mit --model.</translation>
  </message>
  <message>
   <source>{1} does not say whose voice it is.</source>
   <translation>{1} sagt nicht, wessen Stimme es ist.</translation>
  </message>
  <message>
   <source>Name the author with --author.</source>
   <translation>Nennen Sie den Autor mit --author.</translation>
  </message>
  <message>
   <source>{1} does not say who described its training text.</source>
   <translation>{1} sagt nicht, wer die Inhaltsangaben zum Trainingstext schrieb.</translation>
  </message>
  <message>
   <source>Name a describer with --llm, or take --llm words, which hands the model your own words.</source>
   <translation>Nennen Sie mit --llm einen Beschreiber oder nehmen Sie --llm words, das dem Modell Ihre eigenen Worte gibt.</translation>
  </message>
  <message>
   <source>The voice of {1} does not fit the base model {2}: {3}.</source>
   <translation>Die Stimme von {1} passt nicht zum Basismodell {2}: {3}.</translation>
  </message>
  <message>
   <source>This voice was not trained on the base model {1} as it is here; it may not be itself.</source>
   <translation>Diese Stimme wurde nicht mit dem Basismodell {1} trainiert, wie es hier liegt; sie ist vielleicht nicht ganz sie selbst.</translation>
  </message>
  <message>
   <source>Base model and describer together need about {1} of this machine's {2}: expect it to be slow, or choose a smaller describer.</source>
   <translation>Basismodell und Beschreiber brauchen zusammen etwa {1} von {2} dieses Computers: Rechnen Sie damit, dass es langsam wird, oder wählen Sie einen kleineren Beschreiber.</translation>
  </message>
  <message>
   <source>The passage could not be described.</source>
   <translation>Die Passage ließ sich nicht beschreiben.</translation>
  </message>
  <message>
   <source>There is no text to restyle.</source>
   <translation>Es gibt keinen Text zum Umschreiben.</translation>
  </message>
  <message>
   <source>Name a Markdown, plain text or Word file.</source>
   <translation>Nennen Sie eine Markdown-, Text- oder Word-Datei.</translation>
  </message>
  <message>
   <source>Name a file for the restyled text with -o.</source>
   <translation>Nennen Sie mit -o eine Datei für den umgeschriebenen Text.</translation>
  </message>
  <message>
   <source>The restyled text would overwrite {1}.</source>
   <translation>Der umgeschriebene Text würde {1} überschreiben.</translation>
  </message>
  <message>
   <source>Choose another name with -o.</source>
   <translation>Wählen Sie mit -o einen anderen Namen.</translation>
  </message>
  <message>
   <source>There is no voice to restyle in.</source>
   <translation>Es gibt keine Stimme, in der umzuschreiben wäre.</translation>
  </message>
  <message>
   <source>Name an adapter folder with --adapter, or a --project.</source>
   <translation>Nennen Sie mit --adapter einen Adapterordner oder ein --project.</translation>
  </message>
  <message>
   <source>{1} has no voice yet.</source>
   <translation>{1} hat noch keine Stimme.</translation>
  </message>
  <message>
   <source>Train it first.</source>
   <translation>Trainieren Sie sie zuerst.</translation>
  </message>
  <message>
   <source>{1} variants cannot be written.</source>
   <translation>{1} Varianten lassen sich nicht schreiben.</translation>
  </message>
  <message>
   <source>Ask for 1 to {1} with --variants.</source>
   <translation>Verlangen Sie mit --variants 1 bis {1}.</translation>
  </message>
  <message>
   <source>Open it in a word processor and save it as a Word document (.docx).</source>
   <translation>Öffnen Sie die Datei in einer Textverarbeitung und sichern Sie sie als Word-Dokument (.docx).</translation>
  </message>
  <message>
   <source>Use Markdown, plain text or a Word document (.md, .txt, .docx).</source>
   <translation>Nehmen Sie Markdown, reinen Text oder ein Word-Dokument (.md, .txt, .docx).</translation>
  </message>
  <message>
   <source>{1} is not a text that can be restyled.</source>
   <translation>{1} ist kein Text, der sich umschreiben lässt.</translation>
  </message>
  <message>
   <source>{1} is too long to restyle at once.</source>
   <translation>{1} ist zu lang, um auf einmal umgeschrieben zu werden.</translation>
  </message>
  <message>
   <source>Take a part of it, a chapter for instance.</source>
   <translation>Nehmen Sie einen Teil davon, etwa ein Kapitel.</translation>
  </message>
  <message>
   <source>Open it in a word processor, save it as .docx again, and open that.</source>
   <translation>Öffnen Sie die Datei in einer Textverarbeitung, sichern Sie sie erneut als .docx und öffnen Sie diese.</translation>
  </message>
  <message>
   <source>{1} is {2}, not a .docx.</source>
   <translation>{1} ist {2}, kein .docx.</translation>
  </message>
  <message>
   <source>Open it in a word processor and save it as .docx.</source>
   <translation>Öffnen Sie die Datei in einer Textverarbeitung und sichern Sie sie als .docx.</translation>
  </message>
  <message>
   <source>Open it in Word, save a copy without the password, and open that.</source>
   <translation>Öffnen Sie die Datei in Word, sichern Sie eine Kopie ohne Passwort und öffnen Sie diese.</translation>
  </message>
  <message>
   <source>{1} is damaged, or no Word document.</source>
   <translation>{1} ist beschädigt oder kein Word-Dokument.</translation>
  </message>
  <message>
   <source>{1} unpacks to more than {2} MB, far more than a text.</source>
   <translation>{1} ist entpackt größer als {2} MB, weit mehr als ein Text.</translation>
  </message>
  <message>
   <source>Take large pictures out of it, or get it from where it came from again.</source>
   <translation>Nehmen Sie große Bilder heraus oder holen Sie die Datei noch einmal von ihrer Quelle.</translation>
  </message>
  <message>
   <source>{1} holds more text than any book.</source>
   <translation>{1} enthält mehr Text als jedes Buch.</translation>
  </message>
  <message>
   <source>Open a part of it.</source>
   <translation>Öffnen Sie einen Teil davon.</translation>
  </message>
  <message>
   <source>No voice is loaded.</source>
   <translation>Es ist keine Stimme geladen.</translation>
  </message>
  <message>
   <source>Choose a voice first.</source>
   <translation>Wählen Sie zuerst eine Stimme.</translation>
  </message>
  <message>
   <source>There is nothing in this passage to restyle.</source>
   <translation>In dieser Passage gibt es nichts umzuschreiben.</translation>
  </message>
  <message>
   <source>Choose a passage with text.</source>
   <translation>Wählen Sie eine Passage mit Text.</translation>
  </message>
  <message>
   <source>Try again, or change your text a little.</source>
   <translation>Versuchen Sie es erneut oder ändern Sie Ihren Text ein wenig.</translation>
  </message>
  <message>
   <source>Being described.</source>
   <translation>Wird beschrieben.</translation>
  </message>
  <message>
   <source>The writer does not know the request {1}.</source>
   <translation>Der Schreiber kennt die Anfrage {1} nicht.</translation>
  </message>
  <message>
   <source>Update Pastiche.</source>
   <translation>Aktualisieren Sie Pastiche.</translation>
  </message>
  <message>
   <source>On a Mac the system may break off long work of the graphics processor while the display is on: let the display sleep.</source>
   <translation>Auf einem Mac kann das System lange Arbeit des Grafikprozessors abbrechen, solange der Bildschirm an ist: Lassen Sie den Bildschirm schlafen.</translation>
  </message>
  <message>
   <source>{1} It was started again {2} times.</source>
   <translation>{1} Neu gestartet wurde {2}-mal.</translation>
  </message>
  <message>
   <source>exit status {1}</source>
   <translation>Endstatus {1}</translation>
  </message>
  <message>
   <source>The machines did not come together.</source>
   <translation>Die Computer fanden nicht zusammen.</translation>
  </message>
  <message>
   <source>See that each can be reached by ssh without a password, that its address is right, and that Pastiche lies in the same place on it.</source>
   <translation>Sehen Sie nach, ob jeder ohne Passwort per ssh erreichbar ist, ob seine Adresse stimmt und ob Pastiche dort am selben Ort liegt.</translation>
  </message>
  <message>
   <source>The work ended unexpectedly ({1}).</source>
   <translation>Die Arbeit endete unerwartet ({1}).</translation>
  </message>
  <message>
   <source>Start it again; it goes on where it stopped. Closing other applications may help.</source>
   <translation>Starten Sie sie erneut; sie geht weiter, wo sie aufgehört hat. Es kann helfen, andere Programme zu schließen.</translation>
  </message>
  <message>
   <source>the system stopped it, perhaps for want of memory</source>
   <translation>das System hielt es an, vielleicht aus Mangel an Arbeitsspeicher</translation>
  </message>
  <message>
   <source>signal {1}</source>
   <translation>Signal {1}</translation>
  </message>
  <message>
   <source>{1} It goes on by itself.</source>
   <translation>{1} Es geht von selbst weiter.</translation>
  </message>
  <message>
   <source>{1} of {2} name {3} as the author, not {4}.</source>
   <translation>{1} in {2}: Als Autor steht dort {3}, nicht {4}.</translation>
  </message>
  <message>
   <source>Give the name in the file with --author, or choose a file with this author's text.</source>
   <translation>Geben Sie mit --author den Namen aus der Datei an oder wählen Sie eine Datei mit Text dieses Autors.</translation>
  </message>
  <message>
   <source>{1} of {2} left out: the author named there is {3}, not {4}.</source>
   <translation>{1} in {2} weggelassen: Als Autor steht dort {3}, nicht {4}.</translation>
  </message>
  <message>
   <source>Write -1 for all of them.</source>
   <translation>Schreiben Sie -1 für alle.</translation>
  </message>
  <message>
   <source>Its layers are: {1}.</source>
   <translation>Seine Schichten sind: {1}.</translation>
  </message>
  <message>
   <source>{1} makes no sense as it is.</source>
   <translation>{1} ergibt so keinen Sinn.</translation>
  </message>
  <message>
   <source>{1} takes {2}.</source>
   <translation>{1} verlangt {2}.</translation>
  </message>
  <message>
   <source>{1} cannot be changed.</source>
   <translation>{1} lässt sich nicht ändern.</translation>
  </message>
  <message>
   <source>What can: {1}.</source>
   <translation>Ändern lässt sich: {1}.</translation>
  </message>
  <message>
   <source>Free some space and train again; it goes on from the last checkpoint.</source>
   <translation>Schaffen Sie Speicherplatz und trainieren Sie erneut; es geht vom letzten Zwischenstand weiter.</translation>
  </message>
  <message>
   <source>Only a folder with train.jsonl can be learned from: name it under data.</source>
   <translation>Gelernt wird nur aus einem Ordner mit train.jsonl: Nennen Sie ihn unter data.</translation>
  </message>
  <message>
   <source>That is num_layers today.</source>
   <translation>Das heißt heute num_layers.</translation>
  </message>
  <message>
   <source>Compare it with a config.yaml that Pastiche wrote.</source>
   <translation>Vergleichen Sie sie mit einer config.yaml, die Pastiche geschrieben hat.</translation>
  </message>
  <message>
   <source>Did you mean {1}?</source>
   <translation>Meinten Sie {1}?</translation>
  </message>
  <message>
   <source>Remove it, or see the manual for the keys there are.</source>
   <translation>Entfernen Sie es oder sehen Sie im Handbuch nach, welche Einträge es gibt.</translation>
  </message>
  <message>
   <source>{1} holds no settings.</source>
   <translation>{1} enthält keine Einstellungen.</translation>
  </message>
  <message>
   <source>Write a whole number from 1, or leave it out.</source>
   <translation>Schreiben Sie eine ganze Zahl ab 1 oder lassen Sie es weg.</translation>
  </message>
  <message>
   <source>Leave it out: Adam is used as it comes.</source>
   <translation>Lassen Sie es weg: Adam wird genommen, wie es ist.</translation>
  </message>
  <message>
   <source>Unknown in config.yaml: {1}.</source>
   <translation>Unbekannt in config.yaml: {1}.</translation>
  </message>
  <message>
   <source>Not in config.yaml and so as in preset reference: {1}.</source>
   <translation>Nicht in config.yaml und daher wie in der Voreinstellung reference: {1}.</translation>
  </message>
  <message>
   <source>Write rank, scale, dropout and keys under it.</source>
   <translation>Schreiben Sie rank, scale, dropout und keys darunter.</translation>
  </message>
  <message>
   <source>Unknown in lora_parameters: {1}.</source>
   <translation>Unbekannt in lora_parameters: {1}.</translation>
  </message>
  <message>
   <source>For instance: {1}.</source>
   <translation>Zum Beispiel: {1}.</translation>
  </message>
  <message>
   <source>Leave it out, or write it as mlx-lm has it.</source>
   <translation>Lassen Sie es weg oder schreiben Sie es wie in mlx-lm.</translation>
  </message>
  <message>
   <source>Choose one of: {1}.</source>
   <translation>Zur Wahl stehen: {1}.</translation>
  </message>
  <message>
   <source>The first is the rate to start with, such as 1e-5; or leave lr_schedule out.</source>
   <translation>Das erste ist die anfängliche Lernrate, etwa 1e-5; oder lassen Sie lr_schedule weg.</translation>
  </message>
  <message>
   <source>{1} is no YAML.</source>
   <translation>{1} ist kein YAML.</translation>
  </message>
  <message>
   <source>Keep one of them.</source>
   <translation>Behalten Sie eines davon.</translation>
  </message>
  <message>
   <source>Leave {1} out{2}.</source>
   <translation>Lassen Sie {1} weg{2}.</translation>
  </message>
  <message>
   <source>{1}: {2} is not possible.</source>
   <translation>{1}: {2} ist nicht möglich.</translation>
  </message>
  <message>
   <source>{1} holds {2}: one part is learned from, another is kept back to measure.</source>
   <translation>{1} enthält {2}: Aus einem Teil wird gelernt, ein anderer wird zum Messen zurückgehalten.</translation>
  </message>
  <message>
   <source>Neutralize more text first; 20 pairs or more give a voice to speak of.</source>
   <translation>Neutralisieren Sie zuerst mehr Text; ab 20 Paaren ergibt sich eine Stimme, die so heißen darf.</translation>
  </message>
  <message>
   <source>The descriptions come from several describers ({1}); one for all works better.</source>
   <translation>Die Inhaltsangaben stammen von mehreren Beschreibern ({1}); einer für alle ist besser.</translation>
  </message>
  <message>
   <source>{1} holds nothing to train on.</source>
   <translation>{1} enthält nichts zum Trainieren.</translation>
  </message>
  <message>
   <source>train.jsonl</source>
   <translation>train.jsonl</translation>
  </message>
  <message>
   <source>Check `data` in config.yaml.</source>
   <translation>Prüfen Sie `data` in config.yaml.</translation>
  </message>
  <message>
   <source>Neutralize a text first, or check the name.</source>
   <translation>Neutralisieren Sie zuerst einen Text oder prüfen Sie den Namen.</translation>
  </message>
  <message>
   <source>{1} holds a row that is no pair (row {2}): {3} is missing or empty.</source>
   <translation>{1} enthält eine Zeile, die kein Paar ist (Zeile {2}): {3} fehlt oder ist leer.</translation>
  </message>
  <message>
   <source>Each row needs `description` and `original`; make the file with `pastiche neutralize`.</source>
   <translation>Jede Zeile braucht `description` und `original`; erstellen Sie die Datei mit `pastiche neutralize`.</translation>
  </message>
  <message>
   <source>{1} of {2} rows of {3} are not in the training format: they are learned whole, prompt and all.</source>
   <translation>{1} von {2} Zeilen in {3} sind nicht im Trainingsformat: Sie werden ganz gelernt, samt Prompt.</translation>
  </message>
  <message>
   <source>{1} holds a row without `text` (row {2}).</source>
   <translation>{1} enthält eine Zeile ohne `text` (Zeile {2}).</translation>
  </message>
  <message>
   <source>Each row must be {"text": ...}, as `pastiche train` and the reference write it.</source>
   <translation>Jede Zeile muss {"text": ...} sein, wie `pastiche train` und die Referenz sie schreiben.</translation>
  </message>
  <message>
   <source>{1} is no JSONL: its first line is no record.</source>
   <translation>{1} ist kein JSONL: Die erste Zeile ist kein Datensatz.</translation>
  </message>
  <message>
   <source>Give a file of JSON records, one a line, as `pastiche neutralize` writes it.</source>
   <translation>Geben Sie eine Datei mit JSON-Datensätzen an, einer je Zeile, wie `pastiche neutralize` sie schreibt.</translation>
  </message>
  <message>
   <source>Too few examples are left to train on: {1} to learn from, {2} to measure on, of at most {3} tokens.</source>
   <translation>Es bleiben zu wenige Beispiele zum Trainieren: {1} zum Lernen, {2} zum Messen, mit höchstens {3} Token.</translation>
  </message>
  <message>
   <source>Use more text, or smaller chunks: neutralize with a smaller --max-words.</source>
   <translation>Nehmen Sie mehr Text oder kleinere Stücke: Neutralisieren Sie mit kleinerem --max-words.</translation>
  </message>
  <message>
   <source>Too few examples to train on: {1} to learn from and {2} to measure on, once those that overlap are left out.</source>
   <translation>Zu wenige Beispiele zum Trainieren: {1} zum Lernen und {2} zum Messen, wenn die überlappenden weggelassen sind.</translation>
  </message>
  <message>
   <source>{1} longer than {2} tokens divided into {3} where a paragraph or a sentence ends, text and description alike.</source>
   <translation>{1} in {3} Teile geteilt, wo ein Absatz oder ein Satz endet, Text wie Inhaltsangabe: mehr als {2} Token.</translation>
  </message>
  <message>
   <source>{1} left out: longer than {2} tokens, and not to be divided: the description has too few sentences, or the text no place to part it.</source>
   <translation>{1} weggelassen: mehr als {2} Token und nicht zu teilen. Die Inhaltsangabe hat zu wenige Sätze oder der Text keine Stelle zum Trennen.</translation>
  </message>
  <message>
   <source>Only {1}: enough to try it out, too few for a voice.</source>
   <translation>Nur {1}: genug zum Ausprobieren, zu wenig für eine Stimme.</translation>
  </message>
  <message>
   <source>This base model does not fit: training needs about {1} of memory, and of this machine's {2} about {3} may be used.</source>
   <translation>Dieses Basismodell passt nicht: Das Training braucht etwa {1} Arbeitsspeicher, und von {2} auf diesem Computer lassen sich etwa {3} nutzen.</translation>
  </message>
  <message>
   <source>Memory is short for this base model: gradient checkpointing is on, which is slower.</source>
   <translation>Der Arbeitsspeicher ist knapp für dieses Basismodell: Gradient Checkpointing ist eingeschaltet; das ist langsamer.</translation>
  </message>
  <message>
   <source>Memory is short for this base model: examples longer than {1} tokens are divided.</source>
   <translation>Der Arbeitsspeicher ist knapp für dieses Basismodell: Beispiele mit mehr als {1} Token werden geteilt.</translation>
  </message>
  <message>
   <source>Training needs about {1} of memory, and {2} are free now: close what you do not need, or it will be slow.</source>
   <translation>Das Training braucht etwa {1} Arbeitsspeicher, frei sind jetzt {2}: Schließen Sie, was Sie nicht brauchen, sonst wird es langsam.</translation>
  </message>
  <message>
   <source>Training needs about {1} more on the disk; {2} are free.</source>
   <translation>Das Training braucht noch etwa {1} Speicherplatz; frei sind {2}.</translation>
  </message>
  <message>
   <source>Free some space, or choose a smaller base model or rank.</source>
   <translation>Schaffen Sie Speicherplatz oder wählen Sie Basismodell oder Rang (rank) kleiner.</translation>
  </message>
  <message>
   <source>Close other applications, or train on a machine with more memory.</source>
   <translation>Schließen Sie andere Programme oder trainieren Sie auf einem Computer mit mehr Arbeitsspeicher.</translation>
  </message>
  <message>
   <source>Choose the base model {1} with rank {2}, which fits.</source>
   <translation>Wählen Sie das Basismodell {1} mit Rang (rank) {2}; das passt.</translation>
  </message>
  <message>
   <source>The descriptions are not finished: the step before this one was stopped.</source>
   <translation>Die Inhaltsangaben sind nicht fertig: Der Schritt davor wurde angehalten.</translation>
  </message>
  <message>
   <source>Run it again (neutralize); only what is missing is asked for.</source>
   <translation>Führen Sie ihn erneut aus (neutralize); angefragt wird nur, was fehlt.</translation>
  </message>
  <message>
   <source>Whose voice is it?</source>
   <translation>Wessen Stimme ist es?</translation>
  </message>
  <message>
   <source>There is nothing to train on yet.</source>
   <translation>Es gibt noch nichts zum Trainieren.</translation>
  </message>
  <message>
   <source>Give --project, or --pairs and --output.</source>
   <translation>Geben Sie --project an oder --pairs und --output.</translation>
  </message>
  <message>
   <source>{1} names no place for {2}.</source>
   <translation>{1} nennt keinen Ort für {2}.</translation>
  </message>
  <message>
   <source>the adapter</source>
   <translation>den Adapter</translation>
  </message>
  <message>
   <source>its data</source>
   <translation>seine Daten</translation>
  </message>
  <message>
   <source>Write `data` (a folder with train.jsonl) and `adapter_path` into it.</source>
   <translation>Schreiben Sie `data` (einen Ordner mit train.jsonl) und `adapter_path` hinein.</translation>
  </message>
  <message>
   <source>There is no valid.jsonl: {1} examples were kept back to measure.</source>
   <translation>Es gibt keine valid.jsonl: {1} Beispiele wurden zum Messen zurückgehalten.</translation>
  </message>
  <message>
   <source>{1} names {2} as its author, and is learned as {3}'s. If it is somebody else's, take it out on the page Import and go on from there.</source>
   <translation>{1} nennt {2} als Autor und wird als Text von {3} gelernt. Ist das Buch von jemand anderem, nehmen Sie es auf der Seite Importieren heraus und machen Sie von dort weiter.</translation>
  </message>
  <message>
   <source>{1} training examples share {2} or more words in a row with valid.jsonl, so the validation loss flatters. They were kept: the files are yours.</source>
   <translation>{1} Trainingsbeispiele haben {2} oder mehr Wörter in Folge mit valid.jsonl gemein, daher fällt die gemessene Überraschung (Loss) zu günstig aus. Sie wurden behalten: Die Dateien gehören Ihnen.</translation>
  </message>
  <message>
   <source>Looking at the base model</source>
   <translation>Das Basismodell wird angesehen</translation>
  </message>
  <message>
   <source>Choose a smaller batch_size.</source>
   <translation>Wählen Sie ein kleineres batch_size.</translation>
  </message>
  <message>
   <source>Loading the base model's vocabulary</source>
   <translation>Der Wortschatz des Basismodells wird geladen</translation>
  </message>
  <message>
   <source>Measuring the examples: {1} so far</source>
   <translation>Die Beispiele werden gemessen: bisher {1}</translation>
  </message>
  <message>
   <source>Held-out text got no better by training: this voice will hardly be heard.</source>
   <translation>Bei zurückgehaltenem Text brachte das Training keine Besserung: Diese Stimme wird kaum zu hören sein.</translation>
  </message>
  <message>
   <source>Ended at step {1} of {2}: held-out text had got no better since step {3}, whose weights were kept.</source>
   <translation>Ende bei Schritt {1} von {2}: Bei zurückgehaltenem Text gab es seit Schritt {3} keine Besserung; dessen Gewichte wurden behalten.</translation>
  </message>
  <message>
   <source>a whole number from 1</source>
   <translation>eine ganze Zahl ab 1</translation>
  </message>
  <message>
   <source>a number above 0, such as 2.0</source>
   <translation>eine Zahl über 0, etwa 2.0</translation>
  </message>
  <message>
   <source>a number from 0 up to, but not including, 1</source>
   <translation>eine Zahl ab 0 und unter 1</translation>
  </message>
  <message>
   <source>a number between 0 and 1, such as 1e-5</source>
   <translation>eine Zahl zwischen 0 und 1, etwa 1e-5</translation>
  </message>
  <message>
   <source>a number above 0</source>
   <translation>eine Zahl über 0</translation>
  </message>
  <message>
   <source>a whole number from 1, or -1 for all</source>
   <translation>eine ganze Zahl ab 1, oder -1 für alle</translation>
  </message>
  <message>
   <source>a whole number from 0</source>
   <translation>eine ganze Zahl ab 0</translation>
  </message>
  <message>
   <source>a whole number from 64</source>
   <translation>eine ganze Zahl ab 64</translation>
  </message>
  <message>
   <source>a whole number from 0, below 4,294,967,296</source>
   <translation>eine ganze Zahl ab 0, unter 4.294.967.296</translation>
  </message>
  <message>
   <source>There is no preset {1}.</source>
   <translation>Es gibt keine Voreinstellung {1}.</translation>
  </message>
  <message>
   <source>The settings of the published method.</source>
   <translation>Die Einstellungen des veröffentlichten Verfahrens.</translation>
  </message>
  <message>
   <source>A smaller base model, a smaller adapter and a higher rate: a first impression.</source>
   <translation>Ein kleineres Basismodell, ein kleinerer Adapter und eine höhere Lernrate: ein erster Eindruck.</translation>
  </message>
  <message>
   <source>Three passes over the examples at a higher rate, for a single short book.</source>
   <translation>Drei Durchgänge durch die Beispiele mit höherer Lernrate, für ein einzelnes kurzes Buch.</translation>
  </message>
  <message>
   <source>For the bundled practice model only: it shows the way, not a voice.</source>
   <translation>Nur für das mitgelieferte Übungsmodell: Es zeigt den Weg, keine Stimme.</translation>
  </message>
  <message>
   <source>The pairs come from {1} texts ({2}); all of them are learned as one author's.</source>
   <translation>Die Paare stammen aus {1} Texten ({2}); alle werden als Texte eines einzigen Autors gelernt.</translation>
  </message>
  <message>
   <source>{1} left out: the description is empty. Describe again (neutralize).</source>
   <translation>{1} weggelassen: Die Inhaltsangabe ist leer. Lassen Sie erneut beschreiben (neutralize).</translation>
  </message>
  <message>
   <source>{1} left out: the description is the author's own text, which teaches to copy. Describe again (neutralize).</source>
   <translation>{1} weggelassen: Die Inhaltsangabe ist der Text des Autors selbst; das lehrt abschreiben. Lassen Sie erneut beschreiben (neutralize).</translation>
  </message>
  <message>
   <source>{1} left out: the same text stands in the file more than once.</source>
   <translation>{1} weggelassen: Derselbe Text steht mehr als einmal in der Datei.</translation>
  </message>
  <message>
   <source>{1} beside the held-out block left out: overlapping it.</source>
   <translation>{1} neben dem zurückgehaltenen Block weggelassen: Überlappung mit ihm.</translation>
  </message>
  <message>
   <source>{1} left out: sharing {2} or more words in a row with the held-out text.</source>
   <translation>{1} weggelassen: {2} oder mehr Wörter in Folge auch im zurückgehaltenen Text.</translation>
  </message>
  <message>
   <source>Reading the pairs</source>
   <translation>Die Paare werden gelesen</translation>
  </message>
  <message>
   <source>{1} is another base model on one of the machines.</source>
   <translation>{1} ist auf einem der Computer ein anderes Basismodell.</translation>
  </message>
  <message>
   <source>base</source>
   <translation>base</translation>
  </message>
  <message>
   <source>Put the same files on every machine.</source>
   <translation>Legen Sie auf jeden Computer dieselben Dateien.</translation>
  </message>
  <message>
   <source>Wait until it is done, or choose another --output.</source>
   <translation>Warten Sie, bis es fertig ist, oder wählen Sie ein anderes --output.</translation>
  </message>
  <message>
   <source>Loading the base model</source>
   <translation>Das Basismodell wird geladen</translation>
  </message>
  <message>
   <source>There is not enough memory to go on training.</source>
   <translation>Der Arbeitsspeicher reicht nicht, um weiter zu trainieren.</translation>
  </message>
  <message>
   <source>Close other applications and train again, which goes on from the last checkpoint; or choose a smaller base model.</source>
   <translation>Schließen Sie andere Programme und trainieren Sie erneut; es geht vom letzten Zwischenstand weiter. Oder wählen Sie ein kleineres Basismodell.</translation>
  </message>
  <message>
   <source>The Mac's graphics processor broke off the training.</source>
   <translation>Der Grafikprozessor des Mac hat das Training abgebrochen.</translation>
  </message>
  <message>
   <source>Train again; it goes on from the last checkpoint. Let the display sleep meanwhile.</source>
   <translation>Trainieren Sie erneut; es geht vom letzten Zwischenstand weiter. Lassen Sie den Bildschirm dabei schlafen.</translation>
  </message>
  <message>
   <source>Another training is running; this one starts when it is done</source>
   <translation>Ein anderes Training läuft; danach beginnt dieses</translation>
  </message>
  <message>
   <source>{1} machines share an update: batch_size {2} and grad_accumulation_steps {3} in place of {4} and {5}.</source>
   <translation>{1} Computer teilen sich einen Lernschritt: batch_size {2} und grad_accumulation_steps {3} statt {4} und {5}.</translation>
  </message>
  <message>
   <source>{1} machines cannot share the {2} examples of an update evenly.</source>
   <translation>{1} Computer können die {2} Beispiele eines Lernschritts nicht gleichmäßig teilen.</translation>
  </message>
  <message>
   <source>Set batch_size to a multiple of {1} in config.yaml.</source>
   <translation>Setzen Sie batch_size in config.yaml auf ein Vielfaches von {1}.</translation>
  </message>
  <message>
   <source>Held-out text got no better since step {1}: it may have begun to memorise.</source>
   <translation>Bei zurückgehaltenem Text keine Besserung seit Schritt {1}: Vielleicht lernt es schon auswendig.</translation>
  </message>
  <message>
   <source>Measured before the first step.</source>
   <translation>Vor dem ersten Schritt gemessen.</translation>
  </message>
  <message>
   <source>Still learning: {1} % better on held-out text than before training.</source>
   <translation>Lernt noch: bei zurückgehaltenem Text {1} % besser als vor dem Training.</translation>
  </message>
  <message>
   <source>Checkpoint {1} is damaged; {2}.</source>
   <translation>Zwischenstand {1} ist beschädigt; {2}.</translation>
  </message>
  <message>
   <source>The best so far was damaged: what is measured from now on counts.</source>
   <translation>Der bisher beste Stand war beschädigt: Es zählt, was von jetzt an gemessen wird.</translation>
  </message>
  <message>
   <source>Training ran away at step {1}: the loss is no longer a number.</source>
   <translation>Das Training entgleiste bei Schritt {1}: Die Überraschung (Loss) ist keine Zahl mehr.</translation>
  </message>
  <message>
   <source>Choose a lower learning rate.</source>
   <translation>Wählen Sie eine kleinere Lernrate.</translation>
  </message>
  <message>
   <source>The checkpoints of another training were removed: other settings begin anew.</source>
   <translation>Die Zwischenstände eines anderen Trainings wurden entfernt: Mit anderen Einstellungen beginnt es von vorn.</translation>
  </message>
  <message>
   <source>Saving ...</source>
   <translation>Wird gesichert ...</translation>
  </message>
  <message>
   <source>Counting the tokens</source>
   <translation>Die Token werden gezählt</translation>
  </message>
  <message>
   <source>Writing a paragraph</source>
   <translation>Ein Absatz wird geschrieben</translation>
  </message>
  <message>
   <source>Trying a few steps: {1} done</source>
   <translation>Einige Schritte werden versucht: {1} fertig</translation>
  </message>
  <message>
   <source>Counting the tokens: {1} examples so far</source>
   <translation>Die Token werden gezählt: bisher {1} Beispiele</translation>
  </message>
  <message>
   <source>What the project's page says of the newest version makes no sense.</source>
   <translation>Was die Seite des Projekts über die neueste Version sagt, ergibt keinen Sinn.</translation>
  </message>
  <message>
   <source>Try again another day. If a network asks you to log in, do so in a browser first.</source>
   <translation>Versuchen Sie es an einem anderen Tag erneut. Verlangt ein Netz eine Anmeldung, melden Sie sich zuerst im Browser an.</translation>
  </message>
  <message>
   <source>The project's page cannot be reached.</source>
   <translation>Die Seite des Projekts ist nicht zu erreichen.</translation>
  </message>
  <message>
   <source>The project's page answered with {1}.</source>
   <translation>Die Seite des Projekts hat mit {1} geantwortet.</translation>
  </message>
  <message>
   <source>Try again another day.</source>
   <translation>Versuchen Sie es an einem anderen Tag erneut.</translation>
  </message>
  <message>
   <source>The project's page answered with far too much.</source>
   <translation>Die Seite des Projekts hat mit viel zu viel geantwortet.</translation>
  </message>
  <message>
   <source>The project's page answers too slowly.</source>
   <translation>Die Seite des Projekts antwortet zu langsam.</translation>
  </message>
  <message>
   <source>{1} described what this voice was trained on: your own text would go to {2}.</source>
   <translation>{1} hat beschrieben, womit diese Stimme trainiert wurde: Ihr eigener Text ginge an {2}.</translation>
  </message>
  <message>
   <source>Name it with --llm {1} if it may, or take --llm words, with which nothing leaves this machine.</source>
   <translation>Nennen Sie es mit --llm {1}, wenn das sein darf, oder nehmen Sie --llm words; damit verlässt nichts diesen Computer.</translation>
  </message>
  <message>
   <source>Nothing was sent, and nothing written.</source>
   <translation>Es wurde nichts gesendet und nichts geschrieben.</translation>
  </message>
  <message>
   <source>Which voice?</source>
   <translation>Welche Stimme?</translation>
  </message>
  <message>
   <source>Give its folder with --adapter, or a project with --project.</source>
   <translation>Geben Sie ihren Ordner mit --adapter an oder ein Projekt mit --project.</translation>
  </message>
  <message>
   <source>{1} is no strength for a voice.</source>
   <translation>{1} ist keine Stärke für eine Stimme.</translation>
  </message>
  <message>
   <source>Nothing</source>
   <translation>Nichts</translation>
  </message>
  <message>
   <source>Put a number from 0 to 2 behind the colon.</source>
   <translation>Setzen Sie eine Zahl von 0 bis 2 hinter den Doppelpunkt.</translation>
  </message>
  <message>
   <source>A strength of {1} makes no sense.</source>
   <translation>Eine Stärke von {1} ergibt keinen Sinn.</translation>
  </message>
  <message>
   <source>Choose one from 0 to 2.</source>
   <translation>Wählen Sie einen Wert von 0 bis 2.</translation>
  </message>
  <message>
   <source>This voice has no strength that could be changed.</source>
   <translation>Diese Stimme hat keine Stärke, die sich ändern ließe.</translation>
  </message>
  <message>
   <source>Use it with strength 1.</source>
   <translation>Nutzen Sie sie mit Stärke 1.</translation>
  </message>
  <message>
   <source>A passage is too long for this base model, which reads {1} tokens.</source>
   <translation>Eine Passage ist zu lang für dieses Basismodell; es liest {1} Token.</translation>
  </message>
  <message>
   <source>Break the passage into shorter paragraphs.</source>
   <translation>Teilen Sie die Passage in kürzere Absätze.</translation>
  </message>
  <message>
   <source>There is no base model in {1}.</source>
   <translation>In {1} ist kein Basismodell.</translation>
  </message>
  <message>
   <source>Choose another base model, or download it again.</source>
   <translation>Wählen Sie ein anderes Basismodell oder laden Sie es erneut.</translation>
  </message>
  <message>
   <source>The base model in {1} cannot be loaded.</source>
   <translation>Das Basismodell in {1} lässt sich nicht laden.</translation>
  </message>
  <message>
   <source>Download it again, or choose another one; `pastiche doctor` lists what is there.</source>
   <translation>Laden Sie es noch einmal herunter, oder wählen Sie ein anderes; `pastiche doctor` zeigt, was da ist.</translation>
  </message>
  <message>
   <source>Choose a folder with config.json, tokenizer.json and *.safetensors, or --model practice.</source>
   <translation>Wählen Sie einen Ordner mit config.json, tokenizer.json und *.safetensors oder --model practice.</translation>
  </message>
  <message>
   <source>Choose a text model of the Qwen3, Llama or Mistral kind, best one with Base in its name.</source>
   <translation>Wählen Sie ein Textmodell der Art Qwen3, Llama oder Mistral, am besten eines mit Base im Namen.</translation>
  </message>
  <message>
   <source>{1} is a chat model, not a base model: it takes on a voice less willingly and falls back into the tone of an assistant. A model with Base in its name works better.</source>
   <translation>{1} ist ein Chat-Modell, kein Basismodell: Es nimmt eine Stimme weniger willig an und fällt in den Ton eines Assistenten zurück. Ein Modell mit Base im Namen eignet sich besser.</translation>
  </message>
  <message>
   <source>{1} is in the GGUF form, which llama.cpp and Ollama read but MLX cannot train.</source>
   <translation>{1} hat die Form GGUF, die llama.cpp und Ollama lesen, MLX aber nicht trainieren kann.</translation>
  </message>
  <message>
   <source>Choose the same model in MLX or safetensors form, or --model practice.</source>
   <translation>Wählen Sie dasselbe Modell in der Form MLX oder safetensors oder --model practice.</translation>
  </message>
  <message>
   <source>{1} has its weights only as pickle files, which can run code and are not opened here.</source>
   <translation>{1} hat die Gewichte nur als Pickle-Dateien; sie können Code ausführen und werden hier nicht geöffnet.</translation>
  </message>
  <message>
   <source>{1} is an adapter, not a base model.</source>
   <translation>{1} ist ein Adapter, kein Basismodell.</translation>
  </message>
  <message>
   <source>{1} holds no base model that MLX can load: {2} not found.</source>
   <translation>{1} enthält kein Basismodell, das MLX laden kann; nicht gefunden: {2}.</translation>
  </message>
  <message>
   <source>{1} is an embeddings model: it measures texts and cannot write.</source>
   <translation>{1} ist ein Embedding-Modell: Es misst Texte und kann nicht schreiben.</translation>
  </message>
  <message>
   <source>{1} is made for pictures or sound as well as text.</source>
   <translation>{1} ist außer für Text auch für Bilder oder Ton gemacht.</translation>
  </message>
  <message>
   <source>{1} is built to translate one text into another, not to write on.</source>
   <translation>{1} ist dafür gebaut, einen Text in einen anderen zu übersetzen, nicht zum Weiterschreiben.</translation>
  </message>
  <message>
   <source>{1} holds no language model that writes text ({2}).</source>
   <translation>{1} enthält kein Sprachmodell, das Text schreibt ({2}).</translation>
  </message>
  <message>
   <source>{1} is not whole: {2} of {3} files of weights are missing.</source>
   <translation>{1} ist nicht vollständig: {2} von {3} Dateien mit Gewichten fehlen.</translation>
  </message>
  <message>
   <source>Download the model again, or choose another one.</source>
   <translation>Laden Sie das Modell erneut oder wählen Sie ein anderes.</translation>
  </message>
  <message>
   <source>{1} holds no configuration.</source>
   <translation>{1} enthält keine Konfiguration.</translation>
  </message>
  <message>
   <source>Train the adapter again, or put back a copy.</source>
   <translation>Trainieren Sie den Adapter erneut oder legen Sie eine Kopie zurück.</translation>
  </message>
  <message>
   <source>This adapter is a full fine-tune and has no strength.</source>
   <translation>Dieser Adapter ist ein vollständiges Feintuning und hat keine Stärke.</translation>
  </message>
  <message>
   <source>{1} holds no adapter: {2} is missing.</source>
   <translation>{1} enthält keinen Adapter: {2} fehlt.</translation>
  </message>
  <message>
   <source>Choose the folder that training wrote, usually under lora_adapters.</source>
   <translation>Wählen Sie den Ordner, den das Training geschrieben hat, meist unter lora_adapters.</translation>
  </message>
  <message>
   <source>The adapter in {1} does not fit this base model.</source>
   <translation>Der Adapter in {1} passt nicht zu diesem Basismodell.</translation>
  </message>
  <message>
   <source>Choose the base model it was trained on.</source>
   <translation>Wählen Sie das Basismodell, mit dem er trainiert wurde.</translation>
  </message>
  <message>
   <source>The adapter in {1} is damaged: its weights cannot be read.</source>
   <translation>Der Adapter in {1} ist beschädigt: Die Gewichte sind nicht lesbar.</translation>
  </message>
  <message>
   <source>Train the voice again, import it again, or put back a copy.</source>
   <translation>Trainieren oder importieren Sie die Stimme erneut oder legen Sie eine Kopie zurück.</translation>
  </message>
  <message>
   <source>MLX cannot load the base model in {1}.</source>
   <translation>MLX kann das Basismodell in {1} nicht laden.</translation>
  </message>
  <message>
   <source>Choose another base model, or download this one again.</source>
   <translation>Wählen Sie ein anderes Basismodell oder laden Sie dieses erneut.</translation>
  </message>
  <message>
   <source>Tiny, for trying things out: practice, not literature.</source>
   <translation>Winzig, zum Ausprobieren: Übung, keine Literatur.</translation>
  </message>
  <message>
   <source>A third of the size and half the memory or less, a little coarser.</source>
   <translation>Ein Drittel der Größe und höchstens halb so viel Arbeitsspeicher, etwas gröber.</translation>
  </message>
  <message>
   <source>The base model {1} is not on this machine.</source>
   <translation>Das Basismodell {1} ist nicht auf diesem Computer.</translation>
  </message>
  <message>
   <source>Download it on the Train page or with `pastiche train --download`, choose a model that is here, or try --model practice.</source>
   <translation>Laden Sie es auf der Seite Trainieren oder mit `pastiche train --download`, wählen Sie ein vorhandenes Modell oder versuchen Sie --model practice.</translation>
  </message>
  <message>
   <source>The practice model is missing from this installation.</source>
   <translation>Das Übungsmodell fehlt in dieser Installation.</translation>
  </message>
  <message>
   <source>{1} is no folder of a model.</source>
   <translation>{1} ist kein Ordner eines Modells.</translation>
  </message>
  <message>
   <source>The base model {1} is not there.</source>
   <translation>Das Basismodell {1} ist nicht da.</translation>
  </message>
  <message>
   <source>Put it back, name the place where it is now with --model, or try --model practice.</source>
   <translation>Legen Sie es zurück, nennen Sie mit --model seinen jetzigen Ort oder versuchen Sie --model practice.</translation>
  </message>
  <message>
   <source>Qwen3 {1} Base</source>
   <translation>Qwen3 {1} Base</translation>
  </message>
  <message>
   <source>Qwen3 {1} Base, 4 bits</source>
   <translation>Qwen3 {1} Base, 4 Bit</translation>
  </message>
  <message>
   <source>{1} holds no language model that Pastiche can train.</source>
   <translation>{1} enthält kein Sprachmodell, das Pastiche trainieren kann.</translation>
  </message>
  <message>
   <source>Choose a model of the Qwen3, Llama or Mistral kind in MLX or safetensors form.</source>
   <translation>Wählen Sie ein Modell der Art Qwen3, Llama oder Mistral in der Form MLX oder safetensors.</translation>
  </message>
  <message>
   <source>MLX, which training and writing compute with, cannot be loaded here.</source>
   <translation>MLX, mit dem Training und Schreiben rechnen, lässt sich hier nicht laden.</translation>
  </message>
  <message>
   <source>It needs a Mac with Apple Silicon and macOS 14 or later. On such a Mac, install Pastiche anew.</source>
   <translation>Es braucht einen Mac mit Apple-Chip und macOS 14 oder neuer. Installieren Sie Pastiche auf einem solchen Mac neu.</translation>
  </message>
  <message>
   <source>{1} was made on this machine from {2}, which is kept in {3} ({4}); you may delete it.</source>
   <translation>{1} wurde auf diesem Computer aus {2} erstellt. Das Original liegt in {3} ({4}); Sie dürfen es löschen.</translation>
  </message>
  <message>
   <source>{1} needs {2} more on the disk{3}, and {4} are free.</source>
   <translation>{1} braucht noch {2} Speicherplatz{3}; frei sind {4}.</translation>
  </message>
  <message>
   <source>{1} is being made already.</source>
   <translation>{1} wird bereits erstellt.</translation>
  </message>
  <message>
   <source>making {1}: reading</source>
   <translation>{1} wird erstellt: lesen</translation>
  </message>
  <message>
   <source>making {1}: writing</source>
   <translation>{1} wird erstellt: schreiben</translation>
  </message>
  <message>
   <source>making {1}: done</source>
   <translation>{1} wird erstellt: fertig</translation>
  </message>
  <message>
   <source>{1} is in the way.</source>
   <translation>{1} ist im Weg.</translation>
  </message>
  <message>
   <source>making {1}: layer {2} of {3}</source>
   <translation>{1} wird erstellt: Schicht {2} von {3}</translation>
  </message>
  <message>
   <source>Free some space and try again; what was downloaded is kept.</source>
   <translation>Schaffen Sie Speicherplatz und versuchen Sie es erneut; was geladen wurde, bleibt.</translation>
  </message>
  <message>
   <source>A temperature of {1} makes no sense.</source>
   <translation>Eine Temperatur von {1} ergibt keinen Sinn.</translation>
  </message>
  <message>
   <source>A top-p of {1} makes no sense.</source>
   <translation>Ein Top-p von {1} ergibt keinen Sinn.</translation>
  </message>
  <message>
   <source>Choose one above 0, up to 1.</source>
   <translation>Wählen Sie einen Wert über 0, bis 1.</translation>
  </message>
  <message>
   <source>A repetition penalty of {1} makes no sense.</source>
   <translation>Eine Wiederholungsstrafe von {1} ergibt keinen Sinn.</translation>
  </message>
  <message>
   <source>Choose one from 1 (none) to 1.5.</source>
   <translation>Wählen Sie einen Wert von 1 (keine) bis 1.5.</translation>
  </message>
  <message>
   <source>half as much outside of 01-04 and 06-10 UTC from Monday to Friday</source>
   <translation>außerhalb von 01–04 und 06–10 Uhr UTC an Werktagen die Hälfte</translation>
  </message>
 </context>
</TS>
