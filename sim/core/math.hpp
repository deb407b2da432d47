#pragma once

/// Elementary functions with the same bits on every x86-64 CPU and compiler. glibc's own differ between CPUs
/// with and without FMA, so nothing that makes state may call them.
namespace sim {

/// e^x, to within 1 ulp; 0 below -745.2, infinity above 709.8.
double exp(double x);

/// Natural logarithm, to within 1 ulp; -infinity at 0, NaN below.
double log(double x);

/// x^y for x >= 0, as exp(y log x) with the product carried in double-double; within 2 ulp.
double pow(double x, double y);

/// 1 / (1 + e^-x).
double logistic(double x);

/// Standard normal distribution function, absolute error below 1e-15 (Cody's rational approximations).
double normal_cdf(double x);

/// Inverse of the standard normal distribution function on (0, 1): algorithm AS 241 (Wichura 1988).
double normal_quantile(double p);

}  // namespace sim
