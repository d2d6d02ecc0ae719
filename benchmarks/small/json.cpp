// SPDX-License-Identifier: BSL-1.0
// A reply read into a user and a request's body written, against what Boost.JSON takes for a part of it.
#include "../measured/attributes.hpp"
#include "../measured/json.hpp"

#include <benchmark/benchmark.h>

namespace
{
using namespace clerk_benchmarks;

void json_decode_user(benchmark::State& state)
{
    for (auto _ : state)
        benchmark::DoNotOptimize(decoded_user());
    state.SetItemsProcessed(state.iterations());
}

void json_parse_alone(benchmark::State& state)
{
    for (auto _ : state)
        parse_into_value();
    state.SetItemsProcessed(state.iterations());
}

void json_encode_attributes(benchmark::State& state)
{
    auto const params = all_attributes();
    for (auto _ : state)
        benchmark::DoNotOptimize(encoded_attributes(params));
    state.SetItemsProcessed(state.iterations());
}

void json_serialize_object(benchmark::State& state)
{
    auto const data = metadata();
    for (auto _ : state)
        benchmark::DoNotOptimize(serialized_by_hand(data));
    state.SetItemsProcessed(state.iterations());
}

BENCHMARK(json_decode_user);
BENCHMARK(json_parse_alone);
BENCHMARK(json_encode_attributes);
BENCHMARK(json_serialize_object);
} // namespace
