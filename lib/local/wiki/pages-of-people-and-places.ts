import type { Page } from './page.ts';

/** Written for the laptop's wiki. */
export const PAGES_OF_PEOPLE_AND_PLACES: readonly Page[] = [
  {
    title: 'LeBron James',
    description: 'American basketball player',
    extract:
      'LeBron James is an American basketball player. He was born in Akron, Ohio, on December 30, 1984, and went straight ' +
      'from school to the Cleveland Cavaliers in 2003. From 2010 to 2014 he played for the Miami Heat, with whom he won his ' +
      'first two championships. Back in Ohio he led the Cleveland Cavaliers to the title in 2016. He joined the Los Angeles ' +
      'Lakers in 2018 and won with them two years later. In February 2023 he became the best scorer in the history of the ' +
      'National Basketball Association. Many people regard him as one of the greatest players of all time.',
  },
  {
    title: 'Stephen Curry',
    description: 'American basketball player',
    extract:
      'Stephen Curry is an American basketball player who is famous for his long shots. He was born in Akron, Ohio, on ' +
      'March 14, 1988, and grew up in Charlotte, North Carolina. The Golden State Warriors chose him in 2009, and he has ' +
      'played for them ever since. With the Warriors he won four championships between 2015 and 2022. No player has made ' +
      'more three-point shots in the National Basketball Association. His father, Dell Curry, was a professional player too.',
  },
  {
    title: 'Marco Polo',
    description: 'Merchant and traveller from Venice',
    extract:
      'Marco Polo was a merchant from Venice who travelled through Asia in the thirteenth century. He was born in about ' +
      '1254 and left home at seventeen with his father Niccolò and his uncle Maffeo. They crossed Persia and the deserts ' +
      'of Central Asia to the court of Kublai Khan, in whose service he stayed for seventeen years. Back in Italy he became ' +
      'a prisoner of Genoa and told his story to Rustichello da Pisa, who wrote it down. The book was copied in many ' +
      'languages, and Christopher Columbus owned one. Marco Polo died in Venice in 1324. A game of tag that children play ' +
      'in the water bears his name.',
  },
  {
    title: 'Ada Lovelace',
    description: 'English mathematician',
    extract:
      'Ada Lovelace was an English mathematician who is often called the first programmer. She was born in London on ' +
      'December 10, 1815, as the daughter of the poet Lord Byron, whom she never knew. She worked with Charles Babbage, who ' +
      'had planned a machine that would compute anything, the Analytical Engine. In 1843 she published notes on it, with a ' +
      'procedure for computing Bernoulli numbers. She saw that such a machine could work with music or pictures as well as ' +
      'with numbers. She died in 1852. The programming language Ada is named after her.',
  },
  {
    title: 'Lisbon',
    description: 'Capital of Portugal',
    extract:
      'Lisbon is the capital of Portugal and its largest city. It lies on hills above the mouth of the river Tagus, close ' +
      'to the Atlantic Ocean. In 1755 an earthquake destroyed most of it, and the centre was built anew with straight ' +
      'streets. Yellow trams still climb the steep lanes of the old quarters. About half a million people live in the city ' +
      'itself, and nearly three million around it. Visitors like its light, its food and its music, the fado.',
  },
  {
    title: 'São Paulo',
    description: 'City in Brazil',
    extract:
      'São Paulo is the largest city of Brazil and of the southern half of the world. Jesuits founded it in 1554 as a ' +
      'mission on a high plain some way from the sea. Coffee made it rich in the nineteenth century, and people came to it ' +
      'from Italy, Japan, Portugal and many other countries. Today it is the centre of Brazilian trade and industry. About ' +
      'twelve million people live in the city, many of them in tall buildings. Its traffic is terrible, and its museums and ' +
      'kitchens are excellent.',
  },
];
