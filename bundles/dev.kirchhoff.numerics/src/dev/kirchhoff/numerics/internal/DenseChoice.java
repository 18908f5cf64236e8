// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.internal;

import java.util.ArrayList;
import java.util.List;

/**
 * The best kernels this process can have: OpenBLAS, the Vector API, plain Java, in this order; or the one somebody asks
 * for by name.
 *
 * @param kernels what to use
 * @param whyNot why not one of those before it, a sentence each
 */
public record DenseChoice(DenseKernels kernels, List<String> whyNot) {
	/**
	 * @param wanted openblas, vector or java; null or blank for the best
	 * @throws IllegalStateException if this process does not have what is wanted, or there is no such thing
	 */
	public static DenseChoice of(String wanted) {
		var reasons = new ArrayList<String>();
		return switch (wanted == null ? "" : wanted.strip()) {
		case "" -> best(reasons);
		case "openblas" -> forced(wanted, openBlas(reasons), reasons);
		case "vector" -> forced(wanted, vector(reasons), reasons);
		case "java" -> forced(wanted, new PlainDense(), reasons);
		default -> throw new IllegalStateException("kirchhoff.dense=" + wanted + " is none of openblas, vector, java");
		};
	}

	private static DenseChoice best(List<String> reasons) {
		var kernels = openBlas(reasons);
		if (kernels == null) {
			kernels = vector(reasons);
		}
		return new DenseChoice(kernels == null ? new PlainDense() : kernels, List.copyOf(reasons));
	}

	private static DenseChoice forced(String wanted, DenseKernels kernels, List<String> reasons) {
		if (kernels == null) {
			throw new IllegalStateException("kirchhoff.dense=" + wanted + " cannot be had: " + String.join("; ", reasons));
		}
		return new DenseChoice(kernels, List.of("kirchhoff.dense=" + wanted));
	}

	private static DenseKernels openBlas(List<String> reasons) {
		try {
			return new OpenBlas();
		} catch (VirtualMachineError e) {
			throw e;
		} catch (Throwable e) {
			var cause = e;
			while (cause.getCause() != null) {
				cause = cause.getCause();
			}
			reasons.add("OpenBLAS: " + (cause.getMessage() == null ? cause.toString() : cause.getMessage()));
			return null;
		}
	}

	private static DenseKernels vector(List<String> reasons) {
		if (Lanes.usable()) {
			return new UpgradingDense();
		}
		Lanes.whyNot().ifPresent(reason -> reasons.add("Vector API: " + reason));
		return null;
	}
}
