#include "sim/output/parts_folder.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <system_error>

#include "sim/core/file_bytes.hpp"
#include "sim/core/problem.hpp"
#include "sim/output/aside_file.hpp"
#include "sim/output/write_file.hpp"

namespace sim {
namespace {

namespace fs = std::filesystem;

constexpr const char* outline_name = "study";
constexpr const char* lock_name = "lock";
constexpr const char* part_ending = ".part";
constexpr std::size_t largest_file = std::size_t{1} << 40;

[[noreturn]] void refuse(const std::string& path, const std::string& why) {
  throw OutputRefused("cannot write " + printable(path) + ": " + why);
}

std::string words_of(int error) {
  return std::generic_category().message(error);
}

/// Whether a file of this name can be ours.
bool is_ours(const std::string& name) {
  return name == outline_name || name == lock_name || name.starts_with(aside_prefix) ||
         name.ends_with(part_ending);
}

std::vector<std::string> names_in(const std::string& folder) {
  std::vector<std::string> names;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error))
    names.push_back(entry->path().filename().string());
  return names;
}

std::span<const std::byte> bytes_of(const std::string& text) {
  return std::as_bytes(std::span<const char>(text));
}

std::string part_name(std::size_t scenario, std::int64_t replicate) {
  return std::to_string(scenario + 1) + "-" + std::to_string(replicate) + part_ending;
}

/// What `decode` makes of the bytes of a file. Throws InvalidInput that names the file.
template <class Decode>
auto decoded(const std::string& path, Decode&& decode) {
  const std::string bytes = read_bytes(path, largest_file);
  try {
    return decode(bytes_of(bytes));
  } catch (const InvalidInput& problem) {
    throw whole_file_problem(path, problem.problems().front().message);
  }
}

/// The outline in `folder`, nothing if there is none.
std::optional<StudyOutline> outline_in(const std::string& folder) {
  const std::string path = folder + "/" + outline_name;
  std::error_code ignored;
  if (!fs::exists(path, ignored)) return std::nullopt;
  return decoded(path, outline_from_bytes);
}

RunPart part_in(const std::string& path, const Study& study, const Digest& outline) {
  return decoded(path,
                 [&](std::span<const std::byte> bytes) { return part_from_bytes(bytes, study, outline); });
}

}  // namespace

std::string parts_folder_of(const std::string& study_path) {
  return target_of(study_path) + ".parts";
}

PartsFolder::PartsFolder(const std::string& study_path, PartsUse use)
    : path_(parts_folder_of(study_path)), use_(use) {
  if (::mkdir(path_.c_str(), 0777) != 0 && errno != EEXIST) refuse(path_, words_of(errno));
  struct stat status = {};
  if (::lstat(path_.c_str(), &status) != 0) refuse(path_, words_of(errno));
  if (!S_ISDIR(status.st_mode)) refuse(path_, "something else stands there; move it away");
  for (const std::string& name : names_in(path_)) {
    if (!is_ours(name))
      refuse(path_, "it holds " + printable(name, 60) + ", which is not of this program; move it away");
  }
  lock(study_path);
  if (use_ == PartsUse::together) return;
  std::error_code ignored;  // what a killed process left half written
  for (const std::string& name : names_in(path_)) {
    if (name.starts_with(aside_prefix)) fs::remove(path_ + "/" + name, ignored);
  }
}

PartsFolder::~PartsFolder() {
  if (lock_ >= 0) ::close(lock_);
}

void PartsFolder::lock(const std::string& study_path) {
  const std::string name = path_ + "/" + lock_name;
  constexpr int attempts = 100;  // another process may remove the folder just now
  for (int attempt = 0; attempt < attempts; ++attempt) {
    lock_ = ::open(name.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
    if (lock_ < 0 && errno == ENOENT) {
      ::mkdir(path_.c_str(), 0777);
      continue;
    }
    if (lock_ < 0) refuse(name, words_of(errno));
    if (::flock(lock_, (use_ == PartsUse::alone ? LOCK_EX : LOCK_SH) | LOCK_NB) != 0) {
      const int error = errno;
      ::close(lock_);
      lock_ = -1;
      if (error != EWOULDBLOCK) refuse(name, words_of(error));
      refuse(study_path, "another process is making this study (it holds " + printable(name) +
                             "); wait for it, or name another file");
    }
    struct stat held = {};
    struct stat there = {};
    const bool same = ::fstat(lock_, &held) == 0 && ::stat(name.c_str(), &there) == 0 &&
                      held.st_ino == there.st_ino && held.st_dev == there.st_dev;
    if (same) return;
    ::close(lock_);
    lock_ = -1;
  }
  refuse(name, "the folder is removed again and again");
}

bool PartsFolder::lock_alone() {
  return use_ == PartsUse::alone || ::flock(lock_, LOCK_EX | LOCK_NB) == 0;
}

std::optional<StudyOutline> PartsFolder::found() const {
  return outline_in(path_);
}

void PartsFolder::begin(const StudyOutline& outline) {
  const std::vector<std::byte> bytes = outline_bytes(outline);
  study_ = outline.study;
  digest_ = outline_digest(outline);
  if (!found()) write_file_atomically(path_ + "/" + outline_name, bytes, {path_, false});
}

std::size_t PartsFolder::count() const {
  const std::vector<std::string> names = names_in(path_);
  return static_cast<std::size_t>(std::count_if(names.begin(), names.end(), [](const std::string& name) {
    return name.ends_with(part_ending) && !name.starts_with(aside_prefix);
  }));
}

std::vector<bool> PartsFolder::kept(const std::function<bool(std::size_t, std::size_t)>& wanted) {
  std::vector<bool> whole(study_.scenarios.size() * study_.replicates.size(), false);
  for (std::size_t scenario = 0; scenario < study_.scenarios.size(); ++scenario) {
    for (std::size_t replicate = 0; replicate < study_.replicates.size(); ++replicate) {
      const std::string file = file_of(scenario, replicate);
      std::error_code ignored;
      if (!wanted(scenario, replicate) || !fs::exists(file, ignored)) continue;
      try {
        read(scenario, replicate);
        whole[scenario * study_.replicates.size() + replicate] = true;
      } catch (const InvalidInput&) {
        if (use_ == PartsUse::alone) fs::remove(file, ignored);
      }
    }
  }
  return whole;
}

void PartsFolder::keep(const RunPart& part) const {
  write_file_atomically(file_of(part.scenario, part.replicate), part_bytes(part, digest_), {path_, false});
}

RunPart PartsFolder::read(std::size_t scenario, std::size_t replicate) const {
  const std::string file = file_of(scenario, replicate);
  RunPart part = part_in(file, study_, digest_);
  if (part.scenario != scenario || part.replicate != replicate)
    throw whole_file_problem(file, "is another run than its name says");
  return part;
}

std::string PartsFolder::file_of(std::size_t scenario, std::size_t replicate) const {
  return path_ + "/" + part_name(scenario, study_.replicates.at(replicate));
}

bool PartsFolder::holds_study() const {
  std::error_code ignored;
  return fs::exists(path_ + "/" + outline_name, ignored);
}

void PartsFolder::clear() {
  std::error_code ignored;
  // The outline last: without it the runs would be nobody's.
  for (const std::string& name : names_in(path_)) {
    if (is_ours(name) && name != lock_name && name != outline_name) fs::remove(path_ + "/" + name, ignored);
  }
  fs::remove(path_ + "/" + outline_name, ignored);
}

bool PartsFolder::remove() {
  if (!lock_alone()) return false;
  clear();
  std::error_code ignored;
  fs::remove(path_ + "/" + lock_name, ignored);
  return ::rmdir(path_.c_str()) == 0;
}

Study gather_runs(const Study& outline, const std::function<const PartsFolder&(std::size_t run)>& where,
                  const std::function<void(const RunPart&)>& tell) {
  Study study = outline;
  make_room(study);
  const std::size_t replicates = study.replicates.size();
  for (std::size_t run = 0; run < study.scenarios.size() * replicates; ++run) {
    const RunPart part = where(run).read(run / replicates, run % replicates);
    tell(part);
    put_part(part, study);
  }
  return study;
}

std::optional<StudyOutline> read_outline(const std::string& study_path) {
  return outline_in(parts_folder_of(study_path));
}

std::optional<UnfinishedStudy> read_unfinished(const std::string& study_path) {
  const std::string folder = parts_folder_of(study_path);
  std::optional<StudyOutline> outline = outline_in(folder);
  if (!outline) return std::nullopt;
  UnfinishedStudy unfinished{std::move(*outline), {}};
  const Study& study = unfinished.outline.study;
  const Digest digest = outline_digest(unfinished.outline);
  for (std::size_t scenario = 0; scenario < study.scenarios.size(); ++scenario) {
    for (const std::int64_t replicate : study.replicates) {
      unfinished.finished.emplace_back();
      try {
        unfinished.finished.back() =
            part_in(folder + "/" + part_name(scenario, replicate), study, digest).state_digest;
      } catch (const InvalidInput&) {
        // Not there, or not whole: not finished.
      }
    }
  }
  return unfinished;
}

}  // namespace sim
