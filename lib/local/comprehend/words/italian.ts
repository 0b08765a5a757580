import { languageWords } from './language-words.ts';

export const ITALIAN = languageWords({
  tags: {
    DET: "il lo la i gli le l' un uno una questo questa questi queste quel quello quella quei quegli quelle mio mia miei mie tuo tua suo sua suoi sue nostro nostra nostri nostre vostro loro ogni tutto tutta tutti tutte qualche alcuni alcune nessun nessuna",
    ADP: 'a ad al allo alla ai agli alle di del dello della dei degli delle da dal dalla dai dalle in nel nello nella nei negli nelle con su sul sulla sui per tra fra senza sotto sopra dopo prima verso durante',
    CCONJ: 'e ed o oppure ma né però',
    SCONJ: 'che perché se quando mentre come anche poiché sebbene',
    PRON: 'io tu lui lei noi voi essi mi ti si ci vi ne me te sé chi cosa ciò qualcosa qualcuno niente nulla nessuno',
    AUX: "sono sei è siamo siete era eri erano fu furono essere stato stata stati state sarà saranno sarebbe ho hai ha abbiamo avete hanno avevo aveva avevano avere avuto può possono poteva potrebbe deve devono dovrebbe c'è",
    ADV: 'non molto più meno troppo anche bene male qui lì ora sempre mai oggi ieri domani già ancora spesso quasi così davvero poco',
    NUM: 'due tre quattro cinque sei sette otto nove dieci undici dodici venti cento mille',
    INTJ: 'ciao grazie buongiorno',
  },
  endings: {
    ADV: 'mente',
    NOUN: 'zione zioni sione tà mento menti ismo ista ezza',
    ADJ: 'oso osa osi ose abile abili ibile ivo iva ico ica ato ata ati ate',
    VERB: 'are ere ire ando endo ava avano eva evano arono irono iamo erà irà ò',
  },
  months: 'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre',
  titles:
    'signor signore signora signorina sig dott dottor dottoressa presidente professore professoressa prof',
  institutions:
    'università istituto banca ministero fondazione associazione scuola società partito club gruppo ospedale s.p.a spa srl',
  whereabouts: 'a in da verso',
  positive:
    'buono buona buoni buone buon bene meglio migliore migliori ottim* eccellent* fantastic* meraviglios* perfett* ador* amo amore felic* content* soddisfatt* consigl* grazie gentil* veloc* delizios* squisit* bello bella belli belle bellissim* piace piaciuto utile utili successo piacevol* affidabil* pulit* robust* sicur*',
  negative:
    'cattiv* male peggio peggiore peggiori terribil* orribil* pessim* odio delus* deludent* triste tristi arrabbiat* problem* error* guast* rott* lent* caro cara cari sporc* fredd* rumoros* sgradevol* inutil* fallit* noios* lament* truffa* difettos* vergogn* disastr* scadent*',
  negators: 'non mai senza nessun nessuna niente nulla né',
  intensifiers: 'molto davvero estremamente assolutamente così veramente',
  softeners: 'poco abbastanza piuttosto leggermente',
  excess: 'troppo troppa troppi troppe',
  contrasts: 'ma però tuttavia',
});
