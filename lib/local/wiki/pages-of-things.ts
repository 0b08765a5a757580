import type { Page } from './page.ts';

/** Written for the laptop's wiki. */
export const PAGES_OF_THINGS: readonly Page[] = [
  {
    title: 'Machine learning',
    description: 'Programs that learn from examples',
    extract:
      'Machine learning is the part of computer science in which a program is not told the rules but finds them in ' +
      'examples. A model is fitted to known cases, called training data, and is then asked about cases that it has never ' +
      'seen. Supervised learning needs examples with the right answer beside them, while unsupervised learning looks for ' +
      'structure where nobody has given answers. How good a model is has to be measured on data that was kept apart, or ' +
      'it may only have learned its examples by heart. Models grow stale when the world changes, so that they are watched ' +
      'and trained again.',
  },
  {
    title: 'MLOps',
    description: 'Running machine learning as a service',
    extract:
      'MLOps is the practice of bringing machine learning models into service and keeping them there. It borrows from ' +
      'DevOps: everything is under version control, builds are automatic, and every change is tested before it reaches ' +
      'users. What is new is that data and models change as well as code, so that each of the three needs a version. ' +
      'A typical system checks incoming data, trains a model, compares it with the one in use and replaces that only when ' +
      'the new one is better. Afterwards it watches predictions for drift. MLOps is critical for the robustness of ' +
      'services that depend on models.',
  },
  {
    title: 'ONNX',
    description: 'File format for machine learning models',
    extract:
      'ONNX, short for Open Neural Network Exchange, is an open file format for machine learning models. A model is ' +
      'written down as a graph of standard operators, together with the numbers it has learned. It was started in 2017 by ' +
      'Facebook and Microsoft and is looked after by the Linux Foundation today. A model that was trained with one ' +
      'framework can be saved as ONNX and run with another program, on a server, a telephone or in a browser. ' +
      'ONNX Runtime is the best known of those programs.',
  },
  {
    title: 'Serverless computing',
    description: 'Way of renting computers by the request',
    extract:
      'Serverless computing is a way of running programs in the cloud in which the provider looks after the machines. ' +
      'The customer hands over functions, and says which events they answer: a request, a new file, a message in a queue ' +
      'or a time of day. As many copies run as there is work, and none when there is none. One pays for the time in which ' +
      'code runs. The price for the comfort is that a function which has not been used for a while needs a moment to ' +
      'start. AWS Lambda, which Amazon introduced in 2014, made the idea popular.',
  },
  {
    title: 'Espresso',
    description: 'Small strong coffee',
    extract:
      'Espresso is coffee that is made by pressing hot water through finely ground beans at about nine bars. A cup holds ' +
      'some 30 millilitres and is ready in less than half a minute. On top lies a brown foam called crema. Espresso comes ' +
      'from Italy, where Angelo Moriondo showed an early machine in Turin in 1884. Many people love its strong taste, and ' +
      'some find it too bitter. It is the beginning of other drinks, such as the cappuccino and the caffè latte.',
  },
  {
    title: 'Lighthouse',
    description: 'Tower with a light for ships',
    extract:
      'A lighthouse is a tower with a bright lamp that shows ships where they are at night. It stands on a headland, a ' +
      'rock or a pier, often where the sea is dangerous. Each lighthouse has a rhythm of flashes of its own, so that ' +
      'sailors can tell one from another. The Pharos of Alexandria, built in the third century BC, was among the tallest ' +
      'buildings of its time. Keepers once lived in the towers and trimmed the lamps; nearly all of them work by ' +
      'themselves today.',
  },
  {
    title: 'Mercury',
    description: 'Several things of one name',
    extract:
      'Mercury may refer to: Mercury (planet), the planet nearest to the Sun; Mercury (element), a metal.',
    mayMean: ['Mercury (planet)', 'Mercury (element)'],
  },
  {
    title: 'Mercury (planet)',
    description: 'Planet nearest to the Sun',
    extract:
      'Mercury is the smallest planet of the Solar System and the one nearest to the Sun. It goes once around the Sun in ' +
      '88 days, faster than any other planet. It has no moon and almost no air. By day its ground is as hot as 430 degrees ' +
      'Celsius, and by night it cools to 180 degrees below zero. Three probes have been sent to it: Mariner 10, MESSENGER ' +
      'and BepiColombo.',
  },
  {
    title: 'Mercury (element)',
    description: 'Metal that is liquid',
    extract:
      'Mercury is a chemical element with the symbol Hg and the number 80. It is the only metal that is liquid at room ' +
      'temperature. It used to be in thermometers, barometers and switches. Its vapour and most of its compounds are ' +
      'poisonous, and many countries have agreed in the Minamata Convention to use less of it.',
  },
];
