import { languageWords } from './language-words.ts';

export const PORTUGUESE = languageWords({
  tags: {
    DET: 'o a os as um uma uns umas este esta estes estas esse essa esses essas aquele aquela meu minha meus minhas teu tua seu sua seus suas nosso nossa nossos nossas cada todo toda todos todas algum alguma alguns algumas nenhum nenhuma outro outra muitos muitas',
    ADP: 'de do da dos das em no na nos nas por pelo pela pelos pelas para com sem sobre sob entre até desde durante após contra ao aos à às num numa segundo',
    CCONJ: 'e ou mas nem porém',
    SCONJ: 'que porque se quando embora enquanto como onde pois',
    PRON: 'eu tu ele ela nós vós eles elas você vocês me te lhe lhes mim ti si quem algo alguém nada ninguém isto isso aquilo',
    AUX: 'sou és é somos são era eram fui foi fomos foram ser sido será serão seria estou está estamos estão estava estavam esteve estar tenho tem temos têm tinha tinham ter há havia pode podem podia poderia deve devem deveria',
    ADV: 'não muito mais menos também já ainda aqui ali agora sempre nunca jamais hoje ontem amanhã bem mal só assim demais bastante quase tão',
    NUM: 'dois duas três quatro cinco seis sete oito nove dez onze doze vinte cem mil',
    INTJ: 'olá obrigado obrigada tchau',
  },
  endings: {
    ADV: 'mente',
    NOUN: 'ção ções são dade dades mento ismo ista eza agem',
    ADJ: 'oso osa osos osas ável áveis ível ivo iva ico ica ado ada ados adas',
    VERB: 'ar er ir ando endo indo ava avam ia iam aram eram iram amos emos imos ará ou eu',
  },
  months: 'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro',
  titles: 'senhor senhora sr sra dom dona dr dra doutor doutora presidente presidenta professor professora',
  institutions:
    'universidade instituto banco ministério fundação associação escola empresa partido clube grupo hospital ltda s.a',
  whereabouts: 'em desde no na',
  positive:
    'bom boa bons boas bem melhor melhores ótim* excelent* fantástic* maravilh* incríve* perfeit* ador* amo amor feliz felizes contente* satisfeit* recomend* obrigad* gentil* rápid* delicios* gostos* bonit* lind* agradáve* útil úteis sucesso gostei gosto gosta confiáve* limp* alegr* robust* segur*',
  negative:
    'mau má maus más mal pior piores terríve* horríve* péssim* odei* ódio decepcion* desapont* triste* irritad* problema* erro erros falha* falhou quebrad* lent* caro cara caros caras suj* fri* barulhent* desagradáve* inútil* fracass* chat* reclam* golpe* fraude* defeituos* vergonh* desastr*',
  negators: 'não nunca jamais sem nem nenhum nenhuma nada',
  intensifiers: 'muito realmente extremamente absolutamente tão super',
  softeners: 'pouco bastante ligeiramente meio',
  excess: 'demasiado',
  excessAfter: 'demais',
  contrasts: 'mas porém contudo',
});
