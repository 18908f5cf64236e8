// SPDX-License-Identifier: EPL-2.0
/**
 * What runs in Spark's own Java: a driver that is given batches of lines and gives back what workers made of them.
 *
 * <p>
 * It talks to {@code dev.kirchhoff.spark}, which started it, by a loopback connection: standard output is full of what Spark, and the scripts
 * around it, have to say. {@link dev.kirchhoff.spark.driver.Link} has the frames. It ends when that connection does. Only signatures are
 * used that are the same from Spark 3.1 to 4.x, with Scala 2.12 and 2.13; in particular, none with a {@code Seq}.
 */
package dev.kirchhoff.spark.driver;
