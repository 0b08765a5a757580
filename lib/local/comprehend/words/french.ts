import { languageWords } from './language-words.ts';

export const FRENCH = languageWords({
  tags: {
    DET: "le la les l' un une des du ce cet cette ces mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs chaque tout toute tous toutes quelques plusieurs aucun aucune quel quelle",
    ADP: 'à au aux de en dans par pour sur sous avec sans chez entre vers contre depuis pendant avant après selon malgré',
    CCONJ: 'et ou mais ni car donc or',
    SCONJ: 'que quand si lorsque puisque parce comme quoique',
    PRON: 'je tu il elle on nous vous ils elles me te se lui eux moi toi y qui quoi dont où cela ça ceci rien personne quelque ce',
    AUX: "suis es est sommes êtes sont étais était étaient fut furent être été sera seront serait ai as a avons avez ont avais avait avaient eu avoir aura auront c'est n'est j'ai peut peuvent pouvait pourrait doit doivent devrait",
    ADV: "ne pas plus très trop aussi bien mal ici là jamais toujours encore déjà souvent hier aujourd'hui demain moins peu assez presque vraiment si",
    NUM: 'deux trois quatre cinq six sept huit neuf dix onze douze vingt cent mille',
    INTJ: 'bonjour merci salut',
  },
  endings: {
    ADV: 'ment amment emment',
    NOUN: 'tion tions sion té tés age ages isme iste eur ement',
    ADJ: 'eux euse euses able ables ible ique iques if ive ifs ives al ale',
    VERB: 'er ir oir ait aient ons ez ent era eront é ée és ées',
  },
  months: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
  titles: 'monsieur madame mademoiselle m mme mlle dr docteur président présidente professeur professeure',
  institutions:
    'université institut banque ministère fondation association école lycée société parti club groupe hôpital s.a sarl',
  whereabouts: 'à en depuis vers',
  positive:
    "bon bonne bons bonnes bien meilleur* excellent* génial* fantastique* merveill* magnifique* parfait* adore* j'adore aime j'aime amour heureu* content* satisfait* recommand* merci agréable* rapide* délicieu* beau belle beaux super utile* succès réussi* gentil* sympa* fiable* propre* ravi* impeccable* robuste* sûr*",
  negative:
    'mauvais* mal pire* terrible* horrible* affreu* nul nulle nuls déteste* déçu* décev* déception* triste* fâché* énerv* problème* erreur* panne* cassé* lent lente lents cher chère chers chères sale sales froid* bruyant* désagréable* inutile* échec* ennuyeu* plainte* arnaque* défectueu* honte* catastroph* médiocre*',
  negators: "pas ne n'est jamais sans aucun aucune rien ni guère",
  intensifiers: 'très vraiment tellement extrêmement absolument si particulièrement',
  softeners: 'peu assez plutôt légèrement',
  excess: 'trop',
  contrasts: 'mais cependant pourtant toutefois',
});
