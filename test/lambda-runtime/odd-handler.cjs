/** Ways to answer, most of which no function of the collection means to use, and what a handler is told. */
const WAYS = {
  nothing: () => undefined,
  text: () => 'text',
  'a big integer': () => ({ amount: 1n }),
  'a circle': () => {
    const circle = {};
    circle.circle = circle;
    return circle;
  },
  'an error with a name': () => {
    throw Object.assign(new Error('out of order'), { name: 'OutOfOrder', code: 7 });
  },
  'text that is thrown': () => {
    throw 'text';
  },
  'nothing that is thrown': () => {
    throw undefined;
  },
  'a rejection that nobody handles': () => {
    Promise.reject(new Error('forgotten'));
    return new Promise((resolve) => setTimeout(resolve, 1000));
  },
  'an error that nobody catches': () => {
    setImmediate(() => {
      throw new Error('out of reach');
    });
    return new Promise((resolve) => setTimeout(resolve, 1000));
  },
  'an exit': () => process.exit(3),
  'a kill': () => {
    process.kill(process.pid, 'SIGKILL');
    return new Promise((resolve) => setTimeout(resolve, 1000));
  },
  'the names in the context': (context) => Object.keys(context).sort(),
  'the context': ({ clientContext, functionName, functionVersion, memoryLimitInMB, logGroupName }) => ({
    clientContext,
    functionName,
    functionVersion,
    memoryLimitInMB,
    logGroupName,
  }),
  'whether time is left': ({ getRemainingTimeInMillis: left }) => left() > 0 && left() <= 3000,
  'the largest answer': () => 'x'.repeat(6_291_554),
  'one byte more': () => 'x'.repeat(6_291_555),
  'the working folder': () => process.cwd() === process.env.LAMBDA_TASK_ROOT,
};

exports.ways = Object.keys(WAYS);
exports.handler = async (way, context) => WAYS[way](context);
