// SPDX-License-Identifier: BSL-1.0
// Gives a fuzz target each input of some directories once, without a fuzzer: with any compiler. What does not
// hold ends the program, and the last line says for which input.
//
//   replay CORPUS [CRASHES]    CORPUS must hold something; CRASHES need not even exist.
#include "support.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

namespace
{
namespace fs = std::filesystem;

std::vector<fs::path> files_in(fs::path const& directory)
{
    std::vector<fs::path> files;
    if (fs::is_directory(directory))
        for (auto const& entry : fs::directory_iterator{directory})
            if (entry.is_regular_file())
                files.push_back(entry.path());
    std::ranges::sort(files);
    return files;
}

void give(std::string const& input)
{
    // Memory of its own and of its exact size, so that AddressSanitizer sees a read beyond it.
    std::vector<std::uint8_t> const bytes(input.begin(), input.end());
    LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
}
} // namespace

int main(int count, char** arguments)
{
    std::vector<std::string> const directories(arguments + std::min(count, 1), arguments + count);
    if (directories.empty() || files_in(directories.front()).empty())
    {
        std::cout << "there are no inputs" << (directories.empty() ? "" : " in " + directories.front())
                  << "\n0 passed, 1 failed\n";
        return EXIT_FAILURE;
    }
    std::cout << "replays an empty input" << std::endl;
    give({});
    int passed = 1;
    for (auto const& directory : directories)
        for (auto const& file : files_in(directory))
        {
            std::cout << "replays " << file.filename().string() << std::endl;
            std::ifstream stream{file, std::ios::binary};
            if (!stream)
            {
                std::cout << "cannot be read\n" << passed << " passed, 1 failed\n";
                return EXIT_FAILURE;
            }
            give({std::istreambuf_iterator<char>{stream}, {}});
            ++passed;
        }
    std::cout << passed << " passed, 0 failed\n";
    return EXIT_SUCCESS;
}
