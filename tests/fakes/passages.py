"""Owns three passages for the tests of describing, each told differently."""

TOLD_OF_THEM = """Osric Pell had been a clerk at the customs house for nineteen years, and in nineteen years \
he had not once been early. On the Tuesday he was early by an hour. He had always believed \
that a parcel left behind a stove would be safer than one left in a drawer, since drawers \
are opened by habit and stoves only by the cold; and so, with his coat still buttoned, he \
pushed the thing in behind the iron and hung a towel over it.

The inspector came at ten. He was a broad, patient man, who touched everything as he \
passed it, as though to assure himself that the world was still dutiable.

“It will rain,” said Pell, and then, because the inspector did not answer, he said that it \
had rained on the same day of the year before, and that his mother, who kept a book of \
such matters, held the rains of autumn to be longer than those of spring. He spoke of \
hail. He spoke of a cousin who had been struck by lightning and had afterwards taken up \
the trumpet. The inspector held out his hands to the stove.

“There is something burning,” he remarked.

“The chimney,” said Pell. “It is the chimney; they have been told.”

When the last of them had gone he drew the parcel out with the tongs. One side of it was \
black. He sat for a while with the thing upon his knees, and it warmed him, which was the \
only good that anybody ever had of it."""

TOLD_BY_I = """My aunt taught me to row in the summer that I was nine, and she taught me as she did \
everything, by leaving me alone with it. She put me into the boat, she put the boat into \
the bay, and she went up to the house to see about the jam. I called after her. I remember \
that I called her several names which I had from my brothers, and that she waved.

I was half way over when I lost the oar. It slid off as if it had an appointment \
elsewhere. I looked at it for some time; then I looked at the shore from which I had come, \
where my aunt was by now a small blue mark, and I would rather have drowned than shout. \
There was a tin plate in the boat, for the bait. I knelt in the bow and I paddled with the \
plate, first on my left side and then on my right, and the tide, which had its own views, \
took me down to a beach that I had never seen.

The people there gave me soup. They did not ask who I was, and I have loved them for it \
ever since."""

FRENCH = """La boulangère se leva bien avant le jour, comme elle le faisait depuis trente ans, et \
trouva la porte de la cour grande ouverte. Elle ne cria pas. Elle prit la pelle, elle fit \
le tour de la maison, elle compta les pains, les œufs et les pièces dans la boîte : rien \
ne manquait. Mais les sacs de farine, que personne n'avait touchés depuis la Toussaint, \
étaient rangés contre le mur, les grands derrière, les petits devant, et le sol avait été \
balayé.

« C'est toi ? » demanda-t-elle à l'apprenti quand il descendit. Le garçon devint rouge \
jusqu'aux oreilles et ne répondit rien. Elle le regarda longtemps, puis elle lui donna le \
premier pain de la fournée. Le soir, avant de monter se coucher, elle laissa la porte sans \
verrou, et posa sur la table une assiette avec un peu de beurre."""
