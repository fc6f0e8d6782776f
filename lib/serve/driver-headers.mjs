/**
 * What npm is told of the headers that the driver of the databases is compiled with, where there is none ready-made. Those
 * that came with Node 24.19 and later of its series end the process when the driver tidies up (nodejs/node#65446); those
 * of 24.18 fit all of the series.
 * @param {string} version of Node
 * @returns {Readonly<Record<string, string>>}
 */
export function driverHeaders(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major === 24 && minor >= 19 ? { npm_config_target: '24.18.0' } : {}
}
