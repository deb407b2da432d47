#include "sim/output/hdf5_handle.hpp"

namespace sim::hdf5 {

void prepare_library() {
  static const bool prepared = [] {
    H5dont_atexit();
    H5open();
    H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
    H5PLset_loading_state(0);
    return true;
  }();
  static_cast<void>(prepared);
}

Handle text_type() {
  Handle type(H5Tcopy(H5T_C_S1), H5Tclose, "make a text type");
  require(H5Tset_size(type, H5T_VARIABLE), "make a text type");
  require(H5Tset_cset(type, H5T_CSET_UTF8), "make a text type");
  return type;
}

}  // namespace sim::hdf5
