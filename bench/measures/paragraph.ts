const PEOPLE = [
  'Ada Lovelace',
  'Maria Keller',
  'James Okafor',
  'Priya Raman',
  'Tom Becker',
  'Lucy Hart',
  'Samuel Ito',
];
const PLACES = [
  'Lisbon',
  'Chicago',
  'Nairobi',
  'Vienna',
  'Osaka',
  'Toronto',
  'Oslo',
  'Lima',
  'Athens',
  'Denver',
  'Hanoi',
];
const TEAMS = ['Herons', 'Badgers', 'Comets', 'Rovers', 'Falcons'];
const OPINIONS = [
  'The room was clean, the staff were friendly and the breakfast was excellent',
  'The app crashes all the time and nobody answers the phone',
  'The coffee is not bad, but the service is far too slow',
  'Delivery took four days, which is what the shop had promised',
];

const pick = <T>(list: readonly T[], index: number): T | undefined => list[index % list.length];

/** An English paragraph of some 500 characters; no two numbers give the same. */
export const paragraph = (number: number): string => {
  const person = pick(PEOPLE, number);
  const [from, to] = [pick(PLACES, number), pick(PLACES, number + 4)];
  const team = pick(TEAMS, number);
  return [
    `Guest ${number}, ${person}, wrote to us from ${from} on May ${1 + (number % 31)}, ${1990 + (number % 30)}.`,
    `${pick(OPINIONS, number)}.`,
    `Before that, the engineer had worked for Bramblewick Ltd. in ${to} and played two seasons for the ${from} ${team}, who paid $${number % 900} a week.`,
    `${pick(OPINIONS, number + 1)}, says the five-page letter, which was read by ${12 + (number % 80)} people at the University of ${to}.`,
    `Order ${number * 7} was sent again, and ${person?.split(' ')[1]} never replied to the last message.`,
  ].join(' ');
};
