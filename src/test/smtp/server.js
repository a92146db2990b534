// A mail server for one test: STARTTLS with the certificate that the package brings, one user, and one recipient that it
// refuses. Says its port, then a line of JSON for every mail.
const {SMTPServer} = require('smtp-server');

const [user, password, refused] = process.argv.slice(2);
const server = new SMTPServer({
    authOptional: false,
    onAuth(auth, session, done) {
        const known = auth.username === user && auth.password === password;
        done(known ? null : new Error('535 5.7.8 wrong user or password'), {user: auth.username});
    },
    onRcptTo(address, session, done) {
        done(address.address === refused ? Object.assign(new Error('5.1.1 no such user'), {responseCode: 550}) : null);
    },
    onData(stream, session, done) {
        const chunks = [];
        stream.on('data', (chunk) => chunks.push(chunk));
        stream.on('end', () => {
            const to = session.envelope.rcptTo.map((address) => address.address).join(',');
            const mail = Buffer.concat(chunks).toString('base64');
            console.log(JSON.stringify({secure: session.secure, user: session.user, to, mail}));
            done();
        });
    },
});
server.on('error', () => {});
server.listen(0, '127.0.0.1', () => console.log(server.server.address().port));
