import { once } from 'node:events';
import type { Socket } from 'node:net';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

type Mail = { messageId: string; to: string; subject: string };

/** `drop` breaks the connection when it has the whole mail: the sender cannot know that it arrived. */
export type MailMode = 'take' | 'refuse' | 'hang' | 'hang after DATA' | 'drop after DATA';

/** A mail server that can go wrong, and what has reached it. */
export async function startMailServer(port: number) {
  const mails: Mail[] = [];
  const open = new Set<Socket>();
  let mode: MailMode = 'take';
  let faults = 0;
  const goesWrong = (how: MailMode) => mode === how && ++faults > 0;

  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onConnect: (_session, answer) => void (goesWrong('hang') || answer()),
    onRcptTo(_address, _session, answer) {
      if (!goesWrong('refuse')) return answer();
      answer(Object.assign(new Error('Try again later'), { responseCode: 451 }));
    },
    onData(stream, { remotePort }, answer) {
      simpleParser(stream).then((mail) => {
        if (goesWrong('hang after DATA')) return;
        const to = [mail.to ?? []].flat().map(({ text }) => text);
        mails.push({ messageId: mail.messageId ?? '', subject: mail.subject ?? '', to: to.join() });
        if (!goesWrong('drop after DATA')) return answer();
        for (const socket of open) if (socket.remotePort === remotePort) socket.destroy();
      }, answer);
    },
  });
  server.server.on('connection', (socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  // A sender that gives up, or dies, is what some faults are about.
  server.on('error', () => undefined);
  server.listen(port, '127.0.0.1');
  await once(server.server, 'listening');

  return {
    mails,
    /** How often it went wrong. */
    faults: () => faults,
    become: (how: MailMode) => void (mode = how),
    async close() {
      for (const socket of open) socket.destroy();
      await new Promise<void>((closed) => server.close(closed));
    },
  };
}
