import { wordSet } from '../text/word-set.ts';

/** Last words of an organization's name. */
export const ORGANIZATION_ENDS = wordSet(
  'inc inc. ltd ltd. llc corp corp. co co. plc gmbh ag s.a. corporation company companies group holdings university college school academy institute institution bank association federation union society foundation committee commission council agency ministry department bureau authority service services hospital clinic museum library orchestra band church party club fc league conference team partners ventures labs laboratories systems technologies technology software industries motors airlines airways insurance records studios pictures entertainment press news times journal post media network magazine court police army navy force congress senate parliament government',
);
/** First words that `of` follows: `University of Bath`. */
export const OF_HEADS = wordSet(
  'university college institute bank ministry department school academy house bureau board church court museum society council republic kingdom state city gulf bay lake isle cape mount district province duke queen king prince princess battle treaty lord',
);
export const PLACE_OF_HEADS = wordSet(
  'republic kingdom state city gulf bay lake isle cape mount district province',
);
export const EVENT_OF_HEADS = wordSet('battle treaty');
export const PERSON_OF_HEADS = wordSet('duke queen king prince princess lord');
/** Last words of a place's name. */
export const PLACE_ENDS = wordSet(
  'river lake ocean sea bay mountain mountains mount island islands street st. avenue ave road rd. boulevard blvd lane square park bridge tower airport station stadium arena garden gardens beach valley desert forest county district province city town village peninsula canyon falls hills hill plaza palace castle cathedral temple center centre hall hotel',
);
export const PLACE_STARTS = wordSet(
  'lake mount mt mt. fort ft. cape port san santa los las saint st st. new north south east west',
);
/** Last words of an event's name. */
export const EVENT_ENDS = wordSet(
  'olympics championship championships cup games festival war revolution finals final tournament marathon summit expo fair awards award prix bowl series open day week election elections conference',
);
/** Last words of an award's name. */
export const AWARD_ENDS = wordSet('prize medal trophy mvp');
/** Last words of a team's name that are no plurals. */
export const TEAM_ENDS = wordSet(
  'heat jazz magic thunder wild avalanche lightning united rovers wanderers athletic albion city galaxy fire dynamo crew fever sky liberty storm sun dream sparks mercury fury',
);
export const HONORIFICS = wordSet(
  'mr mr. mrs mrs. ms ms. miss dr dr. prof prof. professor sir lady lord dame rev rev. father sister captain capt. general gen. colonel col. sergeant sgt. lieutenant lt. president chancellor senator governor mayor minister judge justice king queen prince princess pope saint coach detective officer chairman chairwoman ceo',
);
/** What people do, right after their name. */
export const PERSON_VERBS = wordSet(
  'said says told tells wrote writes asked asks replied added explained thinks believes lives lived works worked married died scored scores plays played won wins studied graduated joined signed retired grew moved bought likes loves called emailed met',
);
/** Up to three words before an organization. */
export const ORGANIZATION_CUES: ReadonlySet<string> = new Set(
  'played for|plays for|playing for|play for|signed with|signed for|signs with|traded to|drafted by|works for|worked for|working for|work for|works at|worked at|employed by|hired by|joined|joining|joins|acquired by|ceo of|founder of|chairman of|member of|shares of|owned by|employee of|employees of|president of the|customer of|studied at|graduated from|champion with|title with|team|company|firm'.split(
    '|',
  ),
);
export const PLACE_CUES = wordSet('in near from to at around across');
/** Capitals that name nothing of their own. */
export const NO_NAMES = wordSet(
  'i mvp ceo cto cfo ai ml api pdf html css json sql url faq diy ok tv pc usb id phd mba am pm vs etc mr mrs hello hi dear thanks yes no sincerely regards monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december god internet',
);
/** Words of things before a title in quotation marks. */
export const WORKS = wordSet(
  'film movie book novel album song series show play poem article magazine game essay opera musical single documentary entitled titled called',
);
