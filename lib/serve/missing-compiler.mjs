// Plain JavaScript over Node alone: it runs before anything is installed.
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const NEEDED = [
  { what: 'Python 3', names: ['python3', 'python'], given: 'PYTHON' },
  { what: 'make', names: ['make', 'gmake'], given: 'MAKE' },
  { what: 'a C++ compiler', names: ['g++', 'c++', 'clang++'], given: 'CXX' },
]

const WINDOWS = 'Visual Studio Build Tools with "Desktop development with C++", and Python'

const HOW = {
  linux: [
    'Debian, Ubuntu:  apt-get install python3 make g++',
    'Alpine:          apk add python3 make g++',
    'Fedora:          dnf install python3 make gcc-c++',
  ],
  darwin: ['macOS:  xcode-select --install'],
  win32: [
    'Windows:  winget install Python.Python.3.13',
    '          winget install Microsoft.VisualStudio.2022.BuildTools --override "--add Microsoft.VisualStudio.Workload.VCTools"',
  ],
}

function isOnPath(name, path) {
  return path.split(delimiter).some((folder) => folder !== '' && existsSync(join(folder, name)))
}

/** What a compilation needs and this machine does not have. On Windows it does not stand on the path: nobody knows. */
function missingTools(env) {
  return NEEDED.filter(({ names, given }) => !env[given] && !names.some((name) => isOnPath(name, env.PATH ?? '')))
}

/**
 * What to tell where installing failed because the driver of the database had to be compiled and could not be; null
 * where `complaints`, as npm printed them, tell of something else.
 */
export function missingCompiler(complaints, { env = process.env, platform = process.platform } = {}) {
  if (!/node-gyp|gyp ERR|prebuild-install/.test(complaints)) return null
  const missing = missingTools(env).map(({ what }) => what)
  const which =
    platform === 'win32'
      ? `That takes ${WINDOWS}.`
      : missing.length === 0
        ? 'What that takes is there (Python 3, make, a C++ compiler), so the reason is in the lines above.'
        : `Missing on this machine: ${missing.join(', ')}.`
  return [
    `better-sqlite3, the driver of the database, could not be fetched ready-made for this machine (${platform}, ` +
      `${process.arch}, Node ${process.versions.node}) and had to be compiled. ${which}`,
    ...(missing.length === 0 && platform !== 'win32'
      ? []
      : ['', ...(HOW[platform] ?? HOW.linux), '', 'Then run the same command again.']),
  ].join('\n')
}
