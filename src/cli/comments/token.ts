/**
 * The environment of git with the token by which a workflow pushes, which stands in no argument and in no file:
 * https://git-scm.com/docs/git-config#Documentation/git-config.txt-GITCONFIGCOUNT
 */
export function withToken(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { PUSH_TOKEN, ...others } = env;
  if (!PUSH_TOKEN) return env;
  const known = Buffer.from(`x-access-token:${PUSH_TOKEN}`).toString('base64');
  return {
    ...others,
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: 'http.https://github.com/.extraheader',
    GIT_CONFIG_VALUE_0: `AUTHORIZATION: basic ${known}`,
  };
}
