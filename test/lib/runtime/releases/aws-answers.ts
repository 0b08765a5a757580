/** A client that answers commands from a table by the commands' names, and keeps what it was sent. */
export const answering = (answers: Readonly<Record<string, unknown>>) => {
  const sent: { readonly name: string; readonly input: unknown }[] = [];
  return {
    sent,
    client: {
      send: async (command: { readonly constructor: { readonly name: string }; readonly input: unknown }) => {
        const name = command.constructor.name.replace(/Command$/, '');
        sent.push({ name, input: command.input });
        const answer = answers[name];
        if (answer instanceof Error) throw answer;
        return answer ?? {};
      },
    },
  };
};
