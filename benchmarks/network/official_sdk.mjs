// SPDX-License-Identifier: BSL-1.0
// The same calls with Clerk's own SDK for Node. Started where @clerk/backend is installed, with the authority in
// NODE_EXTRA_CA_CERTS.
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import path from 'node:path'

const options = {}
for (let i = 2; i + 1 < process.argv.length; i += 2)
    options[process.argv[i]] = process.argv[i + 1]
const number = (name, otherwise) => Number(options[name] ?? otherwise)

const require = createRequire(path.join(process.cwd(), 'package.json'))
const { createClerkClient } = await import(pathToFileURL(require.resolve('@clerk/backend')))
const clerk = createClerkClient({
    secretKey: 'sk_test_0123456789abcdefghijklmnopqrstuvwxyzABCDEF',
    apiUrl: `https://${options['--host'] ?? 'localhost'}:${options['--port']}`,
    telemetry: { disabled: true },
})

async function run(calls)
{
    const latencies = []
    let begun = 0
    async function caller()
    {
        while (begun < calls) {
            ++begun
            const start = performance.now()
            const user = await clerk.users.updateUser(options['--user'], { firstName: 'John', lastName: 'Wick' })
            latencies.push(1000 * (performance.now() - start))
            if (user.firstName !== 'John' || user.emailAddresses.length === 0)
                throw new Error('the reply is not the user that was asked for')
        }
    }
    await Promise.all(Array.from({ length: number('--callers', 1) }, caller))
    return latencies.sort((a, b) => a - b)
}

await run(number('--warm-up', 500))
const cpu = process.cpuUsage()
const wall = performance.now()
const latencies = await run(number('--calls', 2000))
const used = process.cpuUsage(cpu)
const calls = latencies.length
console.log(JSON.stringify({
    calls,
    cpu_us_per_call: (used.user + used.system) / calls,
    kernel_us_per_call: used.system / calls,
    wall_us_per_call: 1000 * (performance.now() - wall) / calls,
    latency_p50_us: latencies[Math.floor(calls / 2)],
    latency_p99_us: latencies[Math.min(Math.floor(calls * 0.99), calls - 1)],
    max_rss_kb: process.resourceUsage().maxRSS,
}))
