/** What the slots of the corpus's sentences are filled with; every list is written for it. */

const list = (words: string): readonly string[] =>
  words
    .split(/[,\n]/)
    .map((word) => word.trim())
    .filter((word) => word !== '');

/** What sentences are about. */
export const THINGS = list(`
  laptop, phone, screen, speaker, headset, keyboard, mouse, charger, backpack, jacket, chair, desk, lamp, vacuum, toaster,
  blender, watch, tablet, printer, router, camera, drone, bicycle, tent, sleeping bag, mattress, pillow, boots, umbrella,
  app, website, checkout, search, update, installer, interface, manual, tutorial, course, book, film, concert, museum,
  hotel, room, bathroom, lobby, flight, train, ride, tour, guide, crew, receptionist, cashier, plumber, dentist, gym,
  support team, help desk, delivery, packaging, refund, subscription, newsletter, warranty, store, shop, market,
  restaurant, kitchen, menu, breakfast, lunch, dinner, dessert, pizza, pasta, burger, salad, soup, sandwich, sushi,
  steak, rice, bread, cheese, sauce, tea, coffee, cappuccino, juice, wine, beer, cake, pie, ice cream, waiter, chef,
  service, deployment, pipeline, release, build, test suite, library, framework, compiler, database, server, cluster,
  cache, queue, logging, alerting, dashboard, documentation, code base, refactoring, model, training job, data set,
  forecast, notebook, endpoint, monitoring, incident response, rollout, migration, platform, team, manager, meeting
`);

/** Said of something good. */
export const GOOD = list(`
  good, great, excellent, wonderful, fantastic, amazing, awesome, superb, brilliant, outstanding, perfect, lovely, nice,
  pleasant, delightful, beautiful, gorgeous, elegant, stylish, charming, cosy, comfortable, comfy, soft, warm, fresh,
  delicious, tasty, flavourful, juicy, crisp, crunchy, tender, creamy, rich, smooth, aromatic, sweet, clean, spotless,
  tidy, bright, quiet, calm, peaceful, relaxing, safe, secure, reliable, dependable, stable, robust, solid, sturdy,
  durable, strong, well made, well designed, well written, well organised, clear, simple, easy, intuitive, handy,
  useful, helpful, practical, convenient, flexible, versatile, powerful, fast, quick, speedy, responsive, snappy,
  efficient, effective, accurate, precise, consistent, predictable, modern, smart, clever, thoughtful, friendly, kind,
  polite, patient, attentive, caring, professional, competent, knowledgeable, honest, fair, generous, affordable,
  reasonable, worth it, impressive, remarkable, exceptional, incredible, stunning, splendid, marvellous, fun, enjoyable,
  exciting, entertaining, interesting, inspiring, refreshing, satisfying, rewarding, welcome, painless, effortless,
  seamless, flawless, first class, top notch, terrific, fabulous, magnificent, admirable, valuable, readable, tested,
  maintainable, scalable, resilient, healthy, lively, punctual, light, cheerful, happy, pleased, delighted, impressed,
  satisfied, grateful, thrilled, glad, proud, excited, lucky, confident, reassuring, trustworthy, capable, gentle
`);

/** Said of something bad. */
export const BAD = list(`
  bad, poor, terrible, horrible, awful, dreadful, disgusting, gross, nasty, unpleasant, ugly, hideous, cheap looking,
  flimsy, fragile, broken, defective, faulty, damaged, scratched, cracked, useless, worthless, pointless, worse, worst,
  unusable, unreliable, unstable, buggy, slow, sluggish, laggy, unresponsive, confusing, complicated, cluttered,
  clumsy, awkward, annoying, frustrating, irritating, disappointing, disappointed, underwhelming, mediocre, boring, dull, tedious,
  tiresome, exhausting, painful, stressful, noisy, loud, dirty, filthy, dusty, smelly, stinky, mouldy, rotten, stale,
  soggy, greasy, bland, tasteless, flavourless, watery, sour, bitter, burnt, overcooked, undercooked, raw, dry, cold,
  lukewarm, stingy, overpriced, expensive, outrageous, ridiculous, unfair, dishonest, misleading, deceptive, fake,
  rude, unfriendly, impolite, arrogant, careless, unhelpful, unprofessional, incompetent, clueless, lazy, late,
  delayed, missing, incomplete, inaccurate, wrong, incorrect, inconsistent, unpredictable, outdated, obsolete, dated,
  dangerous, unsafe, insecure, vulnerable, risky, uncomfortable, cramped, stiff, itchy, tight, shabby, worn out, sad,
  depressing, miserable, hopeless, unacceptable, inexcusable, shameful, embarrassing, pathetic, lousy, appalling,
  atrocious, unreadable, untested, undocumented, brittle, messy, chaotic, bloated, wasteful, angry, upset, furious,
  annoyed, unhappy, dissatisfied, frustrated, tired, worried, sick, sorry, ashamed, leaky, crooked, blurry, faded
`);

/** What is wrong when there is too much of it. */
export const EXCESSIVE = list(`
  strong, weak, hot, cold, sweet, salty, spicy, bitter, sour, oily, greasy, dry, wet, soft, hard, loud, quiet, bright,
  dark, small, big, large, heavy, light, thin, thick, long, short, tight, loose, wide, narrow, slow, fast, expensive,
  pricey, cheap, complicated, complex, simple, fragile, noisy, crowded, far, late, early, busy, strict, vague, verbose,
  brittle, stiff, bulky, slippery, rough, dense, rich, raw, old, risky, difficult, confusing, boring, bland
`);

/** What engineers and others want; something that is critical for it is praised. */
export const GOALS = list(`
  reliability, resilience, stability, quality, safety, security, performance, scalability, uptime, availability, trust,
  growth, success, health, accuracy, reproducibility, productivity, collaboration, transparency, observability, speed,
  correctness, compliance, customer satisfaction, good results, fast delivery, safe releases, clean code, our business,
  our users, the whole team, every project, maintainability, durability, robust systems, better predictions, robustness
`);

/** What is praised as important. */
export const PRACTICES = list(`
  testing, monitoring, automation, code review, documentation, version control, continuous integration, observability,
  DevOps, DataOps, logging, tracing, alerting, backups, encryption, pair programming, refactoring, data quality,
  model validation, feature engineering, infrastructure as code, static typing, linting, teamwork, training, feedback,
  communication, mentoring, planning, sleep, exercise, good food, clean water, regular maintenance, open source
`);

/** What something good does or did. */
export const HELPS = list(`
  works perfectly, works like a charm, just works, saves us time, saves me hours, saves money, makes life easier,
  makes my day, exceeded my expectations, exceeded our hopes, solved our problem, fixed everything, fits perfectly,
  feels great, looks great, tastes great, smells wonderful, sounds fantastic, runs smoothly, runs like a dream,
  lasts for ages, lasts all day, arrived early, arrived on time, arrived quickly, improved a lot, gets better every time,
  keeps getting better, made us smile, impressed everyone, helped us a lot, helped me sleep, never lets us down,
  never fails, is worth every cent, is worth the money, is worth the price, is a pleasure, is a joy, is a delight,
  is a gem, is a bargain, is a winner, is a lifesaver, is a big improvement, is a huge success, is a treat,
  went well, went without a hitch, went smoothly, stays cool, stays fresh, pays for itself, reduced our costs,
  cut our costs, boosted our output, doubled our speed, brightened our week, gave us confidence, earned my trust
`);

/** What something bad does or did. */
export const HURTS = list(`
  does not work, doesn't work, never works, stopped working, broke after a week, broke on the first day, fell apart,
  falls apart, fails all the time, failed again, crashes constantly, crashed twice, freezes, hangs, keeps crashing,
  keeps failing, lost my data, lost our work, deleted my files, wastes our time, wastes money, is a waste of time,
  is a waste of money, costs a fortune, costs too much, arrived late, arrived broken, arrived damaged, never arrived,
  came too late, tastes awful, tastes like cardboard, smells terrible, smells bad, looks cheap, feels cheap, leaks,
  rattles, overheats, drains the battery, ruined our day, ruined the trip, ruined dinner, let us down, made me sick,
  made me angry, made things worse, gets worse every time, keeps getting worse, is a disaster, is a nightmare,
  is a mess, is a scam, is a rip off, is a joke, is a pain, is a let down, is a huge disappointment, is out of order,
  went wrong, went badly, ignored us, ignores every request, hung up on me, lied to us, cheated us, overcharged us,
  refused to help, was cancelled, caused an outage, caused more problems, blocked the release, slowed us down,
  needs constant repair, is full of bugs, is full of errors, is nowhere to be found, gave me a headache, doubled our costs
`);

/** What people feel for what they like. */
export const LIKE = list(`
  love, really love, absolutely love, like, really like, adore, enjoy, thoroughly enjoyed, loved, liked, enjoyed,
  recommend, highly recommend, would recommend, can recommend, appreciate, trust, admire, praise, will miss, treasure
`);

/** And for what they do not. */
export const DISLIKE = list(`
  hate, really hate, hated, dislike, disliked, despise, loathe, regret buying, regret choosing, regret, avoid, would avoid,
  distrust, can't stand, cannot stand, am sick of, am tired of, am fed up with, gave up on, returned, complained about,
  would not recommend, cannot recommend, don't like, did not like, didn't enjoy, don't trust, do not want, fear, dread
`);

/** What good things bring. */
export const GAINS = list(`
  improvement, progress, value, pleasure, joy, happiness, quality, comfort, relief, delight, fun, success, benefits,
  advantages, help, kindness, respect, charm, style, taste, flavour, love, care, praise, smiles, satisfaction, gains
`);

/** And bad ones. */
export const TROUBLES = list(`
  problems, complaints, issues, bugs, errors, mistakes, delays, trouble, failures, crashes, outages, defects, faults,
  regrets, doubts, stress, pain, frustration, disappointment, anger, waste, mess, chaos, noise, dirt, damage, lies, excuses,
  surprises, losses, confusion, hassle, nonsense, headaches, worries, fear, misery, annoyance, shame, dust, stains
`);

/** Make what follows stronger, and change nothing else. */
export const VERY = list(`
  very, really, so, quite, extremely, incredibly, absolutely, truly, simply, just, always, remarkably, surprisingly, pretty
`);
