#pragma once
#include <hdf5.h>

#include <string>
#include <utility>

#include "sim/core/problem.hpp"

/// The HDF5 C API with owners. Only sim/output sees it, and only one thread at a time.
namespace sim::hdf5 {

/// Once per process: no clean-up at exit (HDF5 1.10 crashes there after a failed close), no error stack on
/// stderr, no plug-ins.
void prepare_library();

[[noreturn]] inline void refuse(const std::string& what) {
  throw RunFailed("HDF5 could not " + what);
}

inline void require(herr_t status, const std::string& what) {
  if (status < 0) refuse(what);
}

/// Owns an identifier and closes it with the function of its kind.
class Handle {
 public:
  using Closer = herr_t (*)(hid_t);
  Handle(hid_t id, Closer close, const std::string& what) : id_(id), close_(close) {
    if (id < 0) refuse(what);
  }
  ~Handle() { reset(); }
  Handle(Handle&& other) noexcept : id_(std::exchange(other.id_, -1)), close_(other.close_) {}
  Handle& operator=(Handle&& other) noexcept {
    if (this != &other) {
      reset();
      id_ = std::exchange(other.id_, -1);
      close_ = other.close_;
    }
    return *this;
  }
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;

  hid_t get() const { return id_; }
  operator hid_t() const { return id_; }

 private:
  void reset() {
    if (id_ >= 0) close_(id_);
    id_ = -1;
  }
  hid_t id_;
  Closer close_;
};

/// Variable-length UTF-8, the string type that every reader takes.
Handle text_type();

}  // namespace sim::hdf5
