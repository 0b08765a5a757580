import { wordMap, wordSet } from '../text/word-set.ts';

/** Words of praise and blame in reviews, reports and support mail, 3 the strongest. Other words are left to wink's list. */
export const ENGLISH_VALENCES = wordMap<number>([
  [
    'amazing awesome brilliant excellent exceptional extraordinary fabulous fantastic flawless incredible love magnificent marvellous marvelous masterpiece outstanding perfect phenomenal sensational spectacular splendid stellar stunning superb terrific unbeatable wonderful adore best delighted thrilled ecstatic',
    3,
  ],
  [
    'beautiful great delicious delightful effective efficient elegant enjoy enjoyable excited exciting fast favourite favorite friendly fun glad good grateful happy helpful impressed impressive joy lovely nice pleasant pleased pleasure polite prompt recommend reliable reliability robust robustness satisfied satisfying smooth success successful superior tasty thank thankful thanks top trustworthy valuable win winner worth worthy legendary talented skilled accurate generous kind like cozy cosy comfortable intuitive responsive',
    2,
  ],
  [
    'affordable attractive better bargain benefit beneficial bright calm capable charming clean clear convenient durable easy easily fair fresh handy healthy honest hope improve improvement innovative interesting intact well fine modern neat popular powerful precise productive professional progress proud quick quiet resilient resilience safe safety scalable secure security simple solid stable stability strength strong sturdy support thorough tidy useful warm welcome advantage achieve achievement award champion championship celebrate gain growth praise solve solved famous greatest',
    1.3,
  ],
  [
    'abysmal appalling atrocious awful catastrophic despicable disaster disastrous disgusting dreadful garbage hate horrible horrendous horrific horrid nightmare pathetic rubbish scam terrible trash unacceptable useless vile worst worthless furious hateful',
    -3,
  ],
  [
    'angry annoyed annoying bad bitter bland blurry boring broken broke buggy careless complain complaint corrupt crash crashes crashed cruel damage damaged dangerous deceptive defect defective dirty disappoint disappointed disappointing disappointment dishonest dissatisfied dull error errors expensive fail failed fails failure fake faulty filthy flawed fraud frustrated frustrating greedy gross hurt ignorant incompetent inferior insecure insult irritating lie lied lies lousy mediocre mess messy misleading nasty neglect noisy outage overpriced painful poor poorly problem problems regret rude ruin ruined sad shabby sloppy stale steal stolen stupid suck sucks tasteless tedious terrify threat toxic ugly unfair unfriendly unhappy unhelpful unpleasant unprofessional unreliable unsafe unstable unusable upset vulnerable vulnerability waste wasted weak worse wrong clumsy rotten soggy burnt',
    -2,
  ],
  [
    'bug bugs cheaply cold complicated confusing confused costly crowded delay delayed delays difficult doubt dry flimsy fragile hard incomplete inconvenient issue issues lack lacking lacks late leak leaks limited loss lost loud mistake mistakes missing negative outdated pain risk risky scratched shortage slow sluggish sorry stuck struggle tired trouble uncomfortable unclear unfortunately worn worried worry critic refuse refused injury injured lose loser died death war crisis',
    -1.3,
  ],
  // Said of things without praise or blame, whatever other lists make of it.
  [
    'critical hardly barely scarcely okay ok important big new free play played playing united please yes no matter share shared growing agree want pay charge fire alone demand debt cut strike interest interests cool number natural block apologise solution solutions resolve',
    0,
  ],
]);

/** What makes the next word say more. */
export const INTENSIFIERS = wordSet(
  'very really extremely absolutely totally completely incredibly truly highly deeply super utterly exceptionally remarkably particularly especially so such insanely always most',
);
export const SOFTENERS = wordSet(
  'slightly somewhat fairly rather quite bit little moderately reasonably relatively mostly kinda sorta partly almost',
);
export const NEGATORS = wordSet(
  "not n't n’t no never none nothing nobody neither nor without hardly barely scarcely cannot can't don't doesn't didn't isn't wasn't aren't won't wouldn't couldn't shouldn't nowhere",
);
export const EXCESS = wordSet('too overly excessively');
export const CONTRASTS = wordSet('but however yet although though nevertheless except');
