// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.spark.driver;

/** Lines for one worker, compressed: a driver may hold those of a million points. */
final class Batch {
	final int number;
	final byte[] lines;

	Batch(int number, byte[] lines) {
		this.number = number;
		this.lines = lines;
	}
}
