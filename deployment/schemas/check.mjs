// Checks docker-compose.yml against the Compose specification's schema, as the linter dclint carries it, and the
// ScaledObject against the types of KEDA's definition; the Java tests refuse fields that KEDA does not have.
// From the repository's root:
//   npm install --no-package-lock --prefix deployment/schemas && node deployment/schemas/check.mjs
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Ajv from 'ajv/dist/2020.js'
import { ScaledObject } from '@kubernetes-models/keda/keda.sh/v1alpha1/ScaledObject'
import { parse } from 'yaml'

const here = dirname(fileURLToPath(import.meta.url))
let failed = 0

/** Prints what is wrong with something; nothing wrong where something should be is wrong too. */
function report(what, problems, expected = false) {
  const good = expected === problems.length > 0
  console.log(`${good ? 'ok   ' : 'WRONG'} ${what}`)
  if (!good) {
    problems.forEach((problem) => console.log(`      ${problem}`))
    failed++
  }
}

const { $schema, ...schema } = JSON.parse(readFileSync(join(here, 'node_modules/dclint/schemas/compose.schema.json'), 'utf8'))
const ajv = new Ajv({ strict: false, allErrors: true, logger: false })
ajv.addFormat('duration', /^(\d+(\.\d+)?(ns|us|µs|ms|s|m|h))+$/)
const validate = ajv.compile(schema)
const composeProblems = (document) =>
  validate(document) ? [] : validate.errors.map((e) => `${e.instancePath || '/'} ${e.message} ${JSON.stringify(e.params)}`)

// Variables are for the program that reads the file: each stands for its default here, or for a word.
const text = readFileSync('docker-compose.yml', 'utf8')
  .replace(/(?<!\$)\$\{[A-Z0-9_]+(?::-([^}]*)|:\?[^}]*)?\}/g, (_, value) => value ?? 'word')
const compose = parse(text, { merge: true })
report('docker-compose.yml is of the Compose specification', composeProblems(compose))
report('a misspelt field is noticed', composeProblems({ services: { a: { imagee: 'x' } } }), true)
report('a wrong type is noticed', composeProblems({ services: { a: { image: 'x', mem_limit: ['1g'] } } }), true)

function kedaProblems(document) {
  try {
    new ScaledObject(document).validate()
    return []
  } catch (error) {
    return [error.message]
  }
}
const scaled = parse(readFileSync('k8s/components/autoscaling/trainer.yaml', 'utf8'))
report("k8s/components/autoscaling/trainer.yaml is of KEDA's types", kedaProblems(scaled))
report('a wrong type is noticed there', kedaProblems({ ...scaled, spec: { ...scaled.spec, minReplicaCount: 'none' } }), true)
report('a missing target is noticed', kedaProblems({ ...scaled, spec: { triggers: scaled.spec.triggers } }), true)

process.exit(failed ? 1 : 0)
