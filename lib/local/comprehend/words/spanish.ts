import { languageWords } from './language-words.ts';

export const SPANISH = languageWords({
  tags: {
    DET: 'el la los las un una unos unas este esta estos estas ese esa esos esas aquel aquella mi mis tu tus su sus nuestro nuestra nuestros nuestras cada todo toda todos todas algún alguna algunos algunas ningún ninguna cualquier otro otra otros otras muchos muchas',
    ADP: 'a al ante bajo con contra de del desde durante en entre hacia hasta para por según sin sobre tras',
    CCONJ: 'y e o u ni pero sino',
    SCONJ: 'que porque si cuando aunque mientras como donde pues',
    PRON: 'yo tú él ella ello nosotros nosotras vosotros ellos ellas usted ustedes me te se nos os lo le les mí ti sí quien quién qué algo alguien nada nadie esto eso aquello',
    AUX: 'soy eres es somos sois son era eras éramos eran fui fue fuimos fueron ser sido será serán sería estoy estás está estamos están estaba estaban estuvo estar estado he has ha hemos han había habían hay haber habido puede pueden puedo podía podría debe deben debería',
    ADV: 'no muy más menos también tampoco ya aún todavía aquí allí ahora siempre nunca jamás hoy ayer mañana bien mal solo así demasiado bastante casi tan',
    NUM: 'uno dos tres cuatro cinco seis siete ocho nueve diez once doce veinte cien mil',
    INTJ: 'hola gracias adiós',
  },
  endings: {
    ADV: 'mente',
    NOUN: 'ción ciones sión dad dades miento ismo ista eza',
    ADJ: 'oso osa osos osas able ables ible ivo iva ico ica ado ada ados adas',
    VERB: 'ar er ir ando iendo aba aban ía ían aron ieron amos emos imos ará erá irá ó',
  },
  months:
    'enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre',
  titles:
    'señor señora señorita sr sra srta don doña dr dra doctor doctora presidente presidenta profesor profesora',
  institutions:
    'universidad instituto banco ministerio fundación asociación colegio empresa partido club real grupo hospital s.a s.l',
  whereabouts: 'en desde hacia',
  positive:
    'bueno buena buenos buenas buen bien mejor mejores excelente* genial* fantástic* maravillos* increíble* perfect* encant* amo amor feliz felices content* satisfech* recomiend* recomend* gracias amable* rápid* deliciós* delicios* ric* bonit* hermos* estupend* agradabl* útil* éxito* gusta gustó gustan fiable* limpi* alegr* robust* segur*',
  negative:
    'malo mala malos malas mal peor peores terrible* horrible* pésim* odio odia decepcion* trist* enfadad* enojad* problema* error* falla* fall* rot* lent* car* suci* fri* ruidos* desagradabl* inútil* fracas* aburrid* molest* queja* estaf* fraude* defectuos* roto vergüenza* desastr*',
  negators: 'no nunca jamás sin tampoco ningún ninguna nada apenas ni',
  intensifiers: 'muy tan realmente totalmente absolutamente súper extremadamente',
  softeners: 'algo poco bastante ligeramente',
  excess: 'demasiado demasiada demasiados demasiadas',
  contrasts: 'pero sino embargo',
});
