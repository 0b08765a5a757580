/** Names with commas between them, in lower case. */
const names = (list: string): ReadonlySet<string> => new Set(list.split(',').map((name) => name.trim()));

export const PLACES = names(
  'akron, seattle, brooklyn, silicon valley, wall street, times square, the bronx, usa, u.s., u.s.a., uk, u.k., us, uae, eu, münchen, köln, wien, berlin, hamburg, deutschland, österreich, schweiz, frankreich, spanien, italien, españa, francia, italia, alemania, méxico, france, allemagne, espagne, londres, paris, lyon, marseille, roma, milano, napoli, torino, lisboa, porto, brasil, são paulo, rio de janeiro, madrid, barcelona, sevilla, europe, asia, africa, antarctica, america, north america, south america, latin america, central america, middle east',
);

export const COMPANIES = names(
  'amazon, amazon web services, aws, google, alphabet, microsoft, apple, meta, facebook, netflix, tesla, nvidia, intel, ibm, oracle, samsung, sony, nike, adidas, puma, boeing, airbus, toyota, honda, bmw, volkswagen, mercedes-benz, siemens, bosch, walmart, starbucks, uber, airbnb, spotify, twitter, linkedin, openai, anthropic, paypal, visa, mastercard, reuters, cnn, bbc, espn, nasa, fbi, cia, un, who, nato, unesco, unicef, united nations, european union, red cross, world bank, white house, congress, senate, parliament',
);

export const LEAGUES = names(
  'nba, wnba, nfl, nhl, mlb, mls, nascar, fifa, uefa, ncaa, fiba, ufc, premier league, la liga, bundesliga, serie a, national basketball association, major league baseball, national football league, national hockey league',
);

export const PRODUCTS = names(
  'iphone, ipad, macbook, playstation, xbox, kindle, echo, alexa, windows, android, galaxy, chromebook, photoshop, gmail, prius, corolla, mustang, whatsapp, instagram, youtube',
);

export const EVENTS = names(
  'olympics, super bowl, world cup, world series, christmas, easter, halloween, thanksgiving, ramadan, world war i, world war ii, oktoberfest, all-star game, wimbledon, tour de france',
);
