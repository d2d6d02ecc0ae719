// SPDX-License-Identifier: BSL-1.0

// Calls a server that enforces the published description of the Backend API, through clerk-cpp, and checks
// what arrived there and what came back.
//
//     contract_calls URL CA_FILE API_VERSION
//
// URL: http://127.0.0.1:PORT or https://…; CA_FILE: who signed its certificate (PEM), or - for plain HTTP.

#include "attribute_scenarios.hpp"
#include "call_scenarios.hpp"
#include "fault_scenarios.hpp"
#include "scenario.hpp"

#include <cstdio>
#include <exception>
#include <string>
#include <utility>
#include <vector>

namespace
{
using namespace contract;

std::vector<scenario> all_scenarios(server_address const& server)
{
    std::vector<scenario> all;
    for (auto& part : {attributes_alone(), attributes_together(), attributes_cleared(server), refusals(),
             reads_and_connections(), trust(server), slow_servers(), busy_servers(), broken_servers(server),
             two_requests(server)})
        all.insert(all.end(), part.begin(), part.end());
    return all;
}

std::vector<std::string> run(scenario const& one, server_address const& server, control_channel& control)
{
    differences found;
    try
    {
        control.reset();
        one.run({server, control, found});
    }
    catch (std::exception const& failure)
    {
        found.equal("exception", std::string{}, failure.what());
    }
    return found.found();
}

} // namespace

int main(int count, char** arguments)
try
{
    if (count != 4)
    {
        std::fprintf(stderr, "usage: contract_calls URL CA_FILE API_VERSION\n");
        return 2;
    }
    server_address server{arguments[1], arguments[2], arguments[3]};
    if (!server.tls())
        server.ca_file.clear();
    control_channel control{server};

    auto const label = std::string{server.tls() ? "https " : "http "} + server.api_version;
    int passed = 0;
    int failed = 0;
    for (auto const& one : all_scenarios(server))
    {
        auto const mismatches = run(one, server, control);
        ++(mismatches.empty() ? passed : failed);
        for (auto const& mismatch : mismatches)
            std::printf("FAIL %s %s: %s\n", label.c_str(), one.name.c_str(), mismatch.c_str());
        std::fflush(stdout);
    }
    std::printf("contract over %s: %d of %d scenarios\n", label.c_str(), passed, passed + failed);
    std::printf("%d passed, %d failed\n", passed, failed);
    return failed == 0 ? 0 : 1;
}
catch (std::exception const& failure)
{
    std::fprintf(stderr, "contract_calls: %s\n", failure.what());
    return 2;
}
