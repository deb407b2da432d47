#pragma once
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace sim {

/// What the program returns to the shell (docs: interface, section 2).
enum class ExitCode { done = 0, failed = 1, invalid = 2, interrupted = 3, output_refused = 4 };

/// A place in an input file; line and column count from 1, 0 means "the file as a whole".
struct Position {
  int line = 0;
  int column = 0;  ///< in characters, not bytes
  friend auto operator<=>(const Position&, const Position&) = default;
};

/// One thing wrong with the input: where, what, and the way out.
struct Problem {
  enum class Severity { error, warning };
  std::string file;         ///< as the user named it; empty for the command line
  Position position;        ///< in `file`
  std::string message;      ///< what is wrong, what is allowed, what to write instead
  std::string source_line;  ///< the line of the file, for the caret; may be empty
  Severity severity = Severity::error;
};

/// "file:line:column: error: message", then, where known, the source line and a caret below it. User text is
/// escaped so that no terminal code gets through. Long source lines are cut around the caret. No line end at
/// the end.
std::string render(const Problem& problem);

/// How many of `problems` are errors.
std::size_t count_errors(const std::vector<Problem>& problems);

/// Invalid input; carries every problem found in one pass.
class InvalidInput : public std::runtime_error {
 public:
  explicit InvalidInput(std::vector<Problem> problems);
  explicit InvalidInput(std::string message);  ///< one problem without a file
  const std::vector<Problem>& problems() const { return problems_; }

 private:
  std::vector<Problem> problems_;
};

/// A run broke: an invariant of the engine or the model does not hold.
class RunFailed : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// The output cannot be written: something else stands there, read-only folder, full disk.
class OutputRefused : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Ctrl-C or SIGTERM.
class Interrupted : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// `text` with control and bidirectional characters made visible and cut to `limit` characters.
std::string printable(std::string_view text, std::size_t limit = 120);

/// The same of a text of many lines: line ends (LF and CRLF) stay, and nothing is cut.
std::string printable_lines(std::string_view text);

/// The candidate nearest to `word` by edit distance (swapped neighbours count one), the first of equals; ""
/// if none is within a third of the word's length, the least that is taken for a slip of the finger.
std::string nearest(std::string_view word, const std::vector<std::string>& candidates);

/// What someone who wrote `word` most likely meant: the shortest name that goes on where the word ends
/// ("seats" for "seats_each"), else the `nearest`, else the longest that the word begins with or the shortest
/// that ends with it; "" if there is none.
std::string likeliest(std::string_view word, const std::vector<std::string>& candidates);

/// "; did you mean 'x'?" or "".
std::string suggestion(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace sim
