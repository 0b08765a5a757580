/** Whole sentences written for the corpus, one a line: what templates do not say. */

const lines = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

export const PRAISING: readonly string[] = lines(`
  They answered my question before I had finished asking it.
  I have been a customer for ten years and see no reason to leave.
  The sound is full and the bass goes deep.
  It charges in half an hour and keeps its charge for a week.
  Even my grandfather understood it straight away.
  We came for a coffee and stayed for three hours.
  The dough was thin, the edges crisp and the tomatoes ripe.
  Every course was better than the one before.
  The kids asked when we would go back.
  I slept like a baby.
  The view from the terrace took my breath away.
  A warm welcome and a glass of lemonade on the house.
  They replaced the broken part free of charge.
  The mechanic explained what he did and charged less than agreed.
  My parcel was there the next morning.
  The colours are vivid and the letters sharp.
  Light enough to carry all day, strong enough to last.
  It does one thing and does it well.
  Two clicks and the invoice was paid.
  The search finds what I mean, not what I type.
  The examples can be copied and they run.
  Upgrading took five minutes and nothing changed for our users.
  The tests found the mistake before our customers could.
  We deploy ten times a day and sleep at night.
  Latency fell by a third and memory stayed flat.
  The logs told us exactly where to look.
  One command sets up the whole project.
  Our on-call week was quiet for the first time.
  The maintainers review patches within a day and are kind to beginners.
  Versioned data made our experiments repeatable.
  The predictions have been right more often than our experts.
  Retraining every night keeps the forecast sharp.
  A small team could build this thanks to managed services.
  The talk was funny and I learned a lot.
  I laughed, I cried, and I told all my friends.
  The lecturer made statistics feel natural.
  He listened, apologised and put it right.
  She stayed late to help me, and did so with a smile.
  My knee no longer hurts thanks to these shoes.
  The fabric breathes and dries overnight.
  The garden tools are sharp, light and built to last.
  The espresso machine makes a cup as good as any bar.
  Perfectly balanced, not too sweet and not too sour.
  Not too heavy, not too light, exactly as I wanted it.
  The price is low and the quality high.
  It paid for itself within a month.
  I had low expectations and they were far surpassed.
  My only wish is that I had found it sooner.
  There are no hidden costs and you can cancel whenever you like.
  Strong coffee, warm croissants and a view of the sea: what more could one want?
  The new release fixed the crash that had bothered us for months.
  Nobody on our team wants to go back to the old tool.
  It was expensive, and worth it.
  Security updates arrive promptly and never break anything.
  A strong type system is a great help to large teams.
  The update brought the features we had hoped for.
  We felt at home from the first minute.
  Fresh towels every day and a smile at the desk.
  The train left on time and the seats were roomy.
  Their honesty won me over.
  A safe choice for beginners and a powerful one for experts.
  The flavours were bold and well matched.
  My order was correct down to the last detail.
  I trust this shop with all my cameras.
  The refund was in my account within the day.
  The recipe worked the first time and everyone wanted seconds.
  Clear roads, clear signs and a helpful guide made the trip easy.
  This is how software should be made.
  The interface stays out of my way and lets me work.
  Congratulations to the whole crew, well done.
`);

export const COMPLAINING: readonly string[] = lines(`
  They never answered my question, though I asked four times.
  I was a customer for ten years and now I am leaving.
  The sound crackles and the bass is gone.
  It needs six hours to charge and is empty by noon.
  Nobody in my family could work out how to switch it on.
  We came for dinner and left hungry.
  The dough was raw, the edges black and the cheese rubbery.
  Every course was worse than the one before.
  The kids cried and wanted to go home.
  I did not sleep at all because of the street outside.
  The view was of a car park.
  No greeting, no menu, no apology.
  They charged me twice for the broken part.
  The mechanic broke something else and charged double.
  My parcel has been lost for a month.
  The colours are washed out and the letters smeared.
  Too heavy to carry and too weak to last.
  It tries to do everything and does nothing well.
  Twenty clicks and the invoice is still not paid.
  The search finds everything except what I typed.
  The examples do not even compile.
  Upgrading took the whole site down for a day.
  Our customers found the mistake before we did.
  We are afraid to deploy and cannot sleep at night.
  Latency tripled and memory grows until the process dies.
  The logs are empty when you need them most.
  Setting up the project takes a week and a lot of swearing.
  I was paged eleven times in one night.
  The maintainers ignore patches and insult beginners.
  Without versioned data no experiment can be repeated.
  The predictions are no better than a coin toss.
  The forecast was wrong again and we ran out of stock.
  A whole team is busy keeping this thing alive.
  The talk went on forever and I learned nothing.
  I left before the end, and so did half of the room.
  The lecturer mumbled and the slides were unreadable.
  He shouted at me and slammed the door.
  She rolled her eyes and walked off.
  My feet hurt after ten minutes in these shoes.
  The fabric scratches and smells of plastic.
  The handle snapped the first time I used it.
  The espresso machine spits and then gives up.
  Too sweet, too fat, too much of everything.
  Too salty for my taste and not even warm.
  The price is high and the quality low.
  It cost me a month of work and brought nothing.
  I had high hopes and all of them were dashed.
  My only wish is that I had never bought it.
  Hidden costs everywhere and no way to cancel.
  Weak coffee, cold croissants and a view of the bins.
  The new release brings back the crash that was fixed in spring.
  Everybody on our team wants the old tool back.
  It was expensive, and not worth it.
  Security updates come months late and break everything.
  The flat hierarchy is only a word, nothing gets decided.
  The update removed the features we needed.
  We felt unwelcome from the first minute.
  Hair in the shower and stains on the carpet.
  The train was an hour late and there were no seats.
  I feel cheated.
  Beginners get lost and experts get angry.
  The flavours clashed and the plate was cold.
  My order was wrong for the third time.
  This shop sold me a used camera as a new one.
  I am still waiting for my refund after five weeks.
  The recipe failed twice and nobody wanted to eat it.
  Closed roads, wrong signs and a guide who did not care.
  This is how software should not be made.
  The interface gets in my way with every step.
  Shame on the whole crew.
`);
