// audit.mjs ROOT: what every module's target/bom.json lists, against rules that need nothing from outside: each component has
// a licence that may be delivered with this project, is a release, and comes in one version alone. ./grokscape audit
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

const root = process.argv[2]
/** Of a component's licences one of these is enough: permissive ones, and those that reach no further than their own files. */
const good = new Set([
  'Apache-2.0', 'MIT', 'MIT-0', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'CC0-1.0', 'EPL-1.0', 'EPL-2.0',
  'GPL-2.0-with-classpath-exception', '(CDDL-1.0 OR GPL-2.0-with-classpath-exception)'
])
/** Licences whose names are no SPDX identifiers, and one that good ones do not cover: looked at by a person, each for its component. */
const lookedAt = {
  'com.google.re2j:re2j': 'Go License', // BSD-3-Clause under another name
  'org.bouncycastle:bcprov-jdk18on': 'Bouncy Castle Licence', // MIT under another name
  'org.codehaus.woodstox:stax2-api': 'BSD-4-Clause', // its POM says 'The BSD License', with two clauses in the jar; the list's tool takes that for four
  'org.jboss:jboss-transaction-spi': 'Public Domain'
}

function lists(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) {
      return entry.name === 'target' || ['.git', 'node_modules', 'src'].includes(entry.name)
        ? readdirSync(path).includes('bom.json') ? [join(path, 'bom.json')] : []
        : lists(path)
    }
    return []
  })
}

const problems = []
const components = new Map()
const files = lists(root)
for (const file of files) {
  const versions = new Map()
  for (const { group, name, version, licenses = [] } of JSON.parse(readFileSync(file, 'utf8')).components ?? []) {
    const id = `${group}:${name}`
    const names = licenses.map((each) => each.expression ?? each.license.id ?? each.license.name)
    const where = relative(root, dirname(dirname(file)))
    components.set(`${id}:${version}`, names)
    if (group === 'io.grokscape') continue
    if (!names.some((licence) => good.has(licence) || lookedAt[id] === licence)) {
      problems.push(`${where}: ${id} ${version} has the licence ${names.join(' or ') || 'of nobody knows'}`)
    }
    if (/SNAPSHOT/.test(version)) problems.push(`${where}: ${id} ${version} is no release`)
    if (versions.has(id) && versions.get(id) !== version) problems.push(`${where}: ${id} comes as ${versions.get(id)} and as ${version}`)
    versions.set(id, version)
  }
}
if (files.length === 0) problems.push(`no target/bom.json under ${root}`)
console.log(`${components.size} components in ${files.length} modules: licences, releases and versions ${problems.length ? 'are NOT as they should be' : 'are as they should be'}.`)
problems.forEach((problem) => console.log(`  ${problem}`))
process.exit(problems.length ? 1 : 0)
