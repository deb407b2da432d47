#include "sim/cli/progress.hpp"

#include <cmath>

namespace sim {
namespace {

constexpr double seconds_between_renewals = 0.1;
constexpr double seconds_between_lines = 2.0;

std::string two_digits(long long number) {
  return (number < 10 ? "0" : "") + std::to_string(number);
}

}  // namespace

std::string duration_text(double seconds) {
  const long long whole = std::llround(seconds);
  const long long hours = whole / 3600;
  const long long minutes = whole / 60 % 60;
  if (hours == 0) return std::to_string(minutes) + ":" + two_digits(whole % 60);
  return std::to_string(hours) + ":" + two_digits(minutes) + ":" + two_digits(whole % 60);
}

std::string progress_text(const Progress& progress) {
  const double per_run = progress.seconds / static_cast<double>(progress.done);
  const double left = per_run * static_cast<double>(progress.total - progress.done);
  return std::to_string(progress.made_before + progress.done) + "/" +
         std::to_string(progress.made_before + progress.total) + " runs, " + duration_text(progress.seconds) +
         " elapsed, " + duration_text(left) + " left";
}

ProgressLine::~ProgressLine() {
  if (line_open_) session_.console.err << "\r\x1b[K" << std::flush;
}

void ProgressLine::show(const Progress& progress, const std::string& what) {
  if (session_.quiet || progress.done == 0) return;
  const bool terminal = session_.console.err_is_terminal;
  if (progress.seconds - last_shown_ < (terminal ? seconds_between_renewals : seconds_between_lines)) return;
  last_shown_ = progress.seconds;
  if (terminal) {
    session_.console.err << "\r\x1b[K" << what << progress_text(progress) << std::flush;
    line_open_ = true;
  } else {
    session_.console.err << what << progress_text(progress) << std::endl;
  }
}

}  // namespace sim
