import { languageWords } from './language-words.ts';

export const GERMAN = languageWords({
  tags: {
    DET: 'der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner dieser diese dieses diesen diesem jeder jede jedes jeden mein meine meinen meinem meiner dein deine unser unsere unseren ihre ihren ihrem ihrer sein seine seinen seinem seiner alle viele einige welche',
    ADP: 'in im an am auf aus bei beim mit nach von vom zu zum zur für durch gegen ohne um über unter vor hinter neben zwischen seit während wegen trotz bis ins ans',
    CCONJ: 'und oder aber denn sondern sowie',
    SCONJ: 'dass weil wenn ob als obwohl damit nachdem bevor falls da',
    PRON: 'ich du er sie es wir ihr mich dich ihn uns euch mir dir ihm ihnen sich man wer was wen wem das dies jemand niemand etwas nichts',
    AUX: 'bin bist ist sind seid war waren warst wäre wären gewesen habe hast hat haben habt hatte hatten hätte hätten werde wirst wird werden wurde wurden würde würden kann können konnte konnten muss müssen musste soll sollen sollte will wollen wollte darf dürfen mag möchte',
    ADV: 'nicht sehr auch nur noch schon hier dort dann jetzt immer nie niemals oft heute morgen gestern sehr zu so wieder leider gern gerne viel mehr wenig etwa fast ganz wirklich nirgends',
    PART: 'ja nein doch bitte',
    NUM: 'zwei drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig hundert tausend',
    INTJ: 'hallo danke',
  },
  endings: {
    NOUN: 'ung heit keit schaft tion tät',
    ADJ: 'ig ige igen iger iges lich liche lichen licher isch ische ischen los lose bar sam',
    VERB: 'ieren iert ierte te ten tet est eln ern en',
  },
  months: 'januar februar märz april mai juni juli august september oktober november dezember',
  capitalNouns: true,
  titles: 'herr frau dr prof professor präsident präsidentin kanzler kanzlerin bundeskanzler bundeskanzlerin',
  institutions:
    'gmbh ag kg se ev universität hochschule institut bank verein partei ministerium bundesamt stiftung fc sv',
  whereabouts: 'in aus nach bei',
  positive:
    'gut gute guten guter gutes besser beste besten bestens toll tolle tollen super großartig* ausgezeichnet* hervorragend* wunderbar* wunderschön* schön* perfekt* freundlich* lecker* liebe lieben liebt geliebt mag gefällt gefallen hilfreich* zufrieden* glücklich* begeister* empfehl* angenehm* schnell* zuverlässig* fantastisch* genial* freut freue danke lob* preiswert* spitze* sauber* einwandfrei* robust* sicher*',
  negative:
    'schlecht* schlimm* furchtbar* schrecklich* enttäusch* hass* hasse hässlich* kaputt* langsam* teuer teure teuren unfreundlich* unzufrieden* traurig* problem* fehler* fehlerhaft* defekt* mangel* mangelhaft* schmutzig* dreckig* kalt kaltes laut unangenehm* ärger* wütend* nervig* langweilig* unzuverlässig* unbrauchbar* beschwer* betrug* ekelhaft* miserabel* versagt* nutzlos*',
  negators: 'nicht kein keine keinen keinem keiner nie niemals nichts ohne kaum weder',
  intensifiers: 'sehr wirklich extrem besonders absolut total äußerst unglaublich so',
  softeners: 'etwas ziemlich eher leicht bisschen halbwegs',
  excess: 'zu allzu',
  contrasts: 'aber jedoch sondern dennoch trotzdem',
});
