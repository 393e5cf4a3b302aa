/** Three lines to start from. */
export const examples = `Examples:
  mandate                          check the repository you are in
  mandate check --affected main    see only what is new on your branch
  mandate inspect                  see what it takes for a service, and why
  mandate check -f text -f sarif:mandate.sarif -f junit:out/junit.xml --max-warnings 0
                                   in CI: a log, two reports to keep, and no new warnings`;

/** What a script can rely on. */
export const exitCodes = `Exit codes:
  0  clean
  1  findings of severity error, or more warnings than --max-warnings
  2  wrong usage, a config that does not load, or something that makes the verdict worthless`;
