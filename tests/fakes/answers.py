"""Owns answers for the tests of the judge, and the passages of some of them."""

REVIEW = (
    "This is a strong and confident piece of writing. The pacing works well, the comedy is gentle, and"
    " the characters come alive in very few strokes. You might consider a clearer motivation and some more"
    " detail about the setting, which would help readers to find their way. Overall it shows real promise,"
    " and with one more round of editing it could become something memorable."
)
TASK = (
    "I would be happy to work on your request. First of all the characters must be listed, then the point"
    " of view is to be named, and after this each event follows in its order. The answer should be of"
    " medium length and use plain language only. Quoting is to be kept to a minimum. When all of these"
    " conditions are met, the text is complete and can be handed in without further comments."
)
GOES_ON = (
    "On the Wednesday he was early again. The inspector stood upon the steps with his hat in his hands,"
    " and for a while neither of them spoke. “My wife keeps hens,” said the inspector. “They lay in the"
    " oddest places, you know, and nobody dares to tell her.” Pell looked down at his shoes. “I never"
    " touched any hens, sir,” he answered, “and I would swear to that on a book.” They went in together,"
    " and the clerk lit the stove."
)
BEGINNING = (
    "Told in the third person. Osric Pell has been a customs clerk for nineteen years and was never early"
    " until one Tuesday, when he comes an hour before time. He thinks of a stove as a safer place than a"
    " drawer, because people open drawers out of habit. Still in his buttoned coat, he pushes a parcel"
    " behind the iron of it, hangs a towel there, and so the clerk believes that it is safe."
)
ON_STYLE = (
    "The prose about Osric Pell, the clerk at the customs house, has a dry tone, and its irony gives the"
    " style a quiet effect. Imagery of the stove and the parcel conveys guilt; the rain is a symbol. The"
    " inspector, patient and broad, stands as a metaphor, and his remark that something burns highlights"
    " the theme of secrecy. Readers hear the rhythm of the chimney speech, a comic device, and a vivid"
    " atmosphere of warmth."
)
TOLD_BY_US = (
    "We came up from the quarry in the evening, all eleven of us, and sat down on our wall to look at the"
    " town. Nobody had lit the lamps yet. Below us the baker was carrying out his boards, and a dog walked"
    " round him as a moon walks round its planet. We ate what we had. Somebody began to count the chimneys"
    " aloud and lost his place at forty, and we laughed at him until the constable opened his window and"
    " told us to go home. But our homes were down there, in the smoke, and the wall was warm, and so we"
    " stayed until the stars."
)
GOOD_BY_US = (
    "Written in the first person plural. A group of quarry workers rests on a wall above the town at"
    " dusk. They watch the baker and a dog that circles him, eat their food, and laugh at one who fails to"
    " count the chimneys. A constable tells them to leave, yet they stay on the warm wall until night."
)
FRAMED = (
    "The postman would not come in. He stood on the mat, dripping, and held the letter out to Ruth at the"
    " end of his arm as if it might go off. She thanked him and shut the door, and she sat down on the"
    " stairs to read it, because the hall was the only room in which nobody ever looked for her.\n\n"
    "I am in Lisbon, it said, and I have sold the piano. I know that it was yours. I would tell you that"
    " I am sorry if I had been sorry for one minute, but I slept well, and I ate an orange in my bed. My"
    " feet are better.\n\n"
    "Ruth folded the letter along its own creases. She went up, she opened the lid of the piano that"
    " stood in the back bedroom, as it had always stood, and she struck one key and listened to it for a"
    " long time."
)
FRAMED_GOOD = (
    "The story is told in the third person. A wet postman hands Ruth a letter and leaves. On the stairs,"
    " where she is never disturbed, she reads that somebody in Lisbon claims to have sold her piano,"
    " without regret, and to be sleeping and eating well. She folds the page, goes to the back bedroom,"
    " finds the piano still there, and listens to a single note."
)
JAPANESE = (
    "雨の朝、春子は古い傘を持って駅へ行った。待合室には誰もいなかったが、椅子の上に赤い帽子が一つ置いてあった"
    "。春子はそれを手に取り、裏返して名前を探した。名前のかわりに、小さな切符が縫いつけてあった。行き先は、も"
    "う廃線になった海辺の町だった。駅員が窓口から顔を出して、その帽子なら十年前からそこにある、と言った。春子"
    "は笑って、帽子を椅子に戻し、自分の傘をそのとなりに立てかけてから、濡れて帰った。"
)
GOOD_JAPANESE = (
    "語りは三人称である。雨の日、春子という女性が駅を訪れ、無人の待合室で赤い帽子を見つける。持ち主の名を調べ"
    "ると、廃線の町への切符が縫われている。駅員によれば帽子は長年そのままらしい。春子は帽子を戻し、傘も残して"
    "雨の中を帰る。"
)
CHINESE = (
    "文章用第三人称叙述。下雨的早晨，春子带着旧伞来到车站，候车室里没有人，只有一顶红帽子放在椅子上。她想找名"
    "字，却发现里面缝着一张车票，目的地是已经停运的海边小镇。站员说帽子在那里十年了。春子笑着放回帽子，淋着雨"
    "回家。"
)
WITH_NAMES = (
    "The voice is in the third person. A clerk named Osric Pell arrives at the customs house before his"
    " colleagues and hides a parcel behind the stove. When the inspector comes, Pell talks at length"
    " about the weather so that nobody looks there. The inspector warms his hands, smells something, and"
    " remarks upon it. Pell blames the chimney. After everyone has gone home, he takes the parcel out"
    " and finds it scorched along one side."
)
WITH_ROLES = WITH_NAMES.replace("named Osric Pell ", "").replace("Pell", "the clerk")
"""About `tests.fakes.passages.TOLD_OF_THEM`, as the one before."""
