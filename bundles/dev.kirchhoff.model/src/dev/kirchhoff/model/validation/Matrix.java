// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.model.validation;

/** Size of a weight tensor as arrays see it: inputs go to word lines, outputs to bit lines. */
public record Matrix(int inputs, int outputs) {

	@Override
	public String toString() {
		return inputs + " x " + outputs;
	}
}
