// SPDX-License-Identifier: EPL-2.0
/** Runs workers on Apache Spark. Nothing of Spark is here: its driver, in a jar for Spark's Java, talks to us by lines. */
package dev.kirchhoff.spark;
