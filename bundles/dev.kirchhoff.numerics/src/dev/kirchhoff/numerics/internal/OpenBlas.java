// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.internal;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.Arrays;
import java.util.List;

/**
 * Products by OpenBLAS through the foreign function interface, on the Java arrays themselves. One BLAS thread: the
 * workers fill the cores. The natives are those of bytedeco's platform artifacts, found as resources. A thread inside a
 * critical call holds up garbage collection, so large products are cut into calls of some milliseconds; where, and
 * whether a product is small enough for plain Java, depends on its sizes only.
 */
@SuppressWarnings("restricted")
final class OpenBlas implements DenseKernels {
	/** Multiply-adds below which the call costs more than it gains. */
	static final long SMALL_PRODUCT = 700;
	static final long SMALL_MATRIX = 150;
	/** Multiply-adds in one native call, except that a piece has at least {@link #PIECE} rows and columns. */
	private static final long LARGE = 1L << 28;
	private static final int PIECE = 64;
	/**
	 * Depth of a piece of a large single-precision product: one that is flat brings in its operands for many results, one
	 * of a few deep rows for few. As deep as the blocks that OpenBLAS cuts for the cache.
	 */
	private static final int DEPTH = 384;

	private static final int ROW_MAJOR = 101;
	private static final int NO_TRANSPOSE = 111;
	private static final int TRANSPOSE = 112;
	private static final List<String> NAMES = List.of(
			"libgcc_s.so.1", "libquadmath.so.0", "libgfortran.so.5", "libopenblas.so.0",
			"libgcc_s.1.1.dylib", "libquadmath.0.dylib", "libgfortran.5.dylib", "libopenblas.0.dylib",
			"libopenblas.dll");

	private static final SymbolLookup LIBRARY = load();
	private final PlainDense plain = new PlainDense();

	/** @throws Throwable whatever stands against it: no library for this platform, a loader's complaint */
	OpenBlas() throws Throwable {
		call("openblas_set_num_threads", FunctionDescriptor.ofVoid(JAVA_INT)).invoke(1);
	}

	/** Holders, since each function takes some milliseconds to bind. */
	private static final class Sgemm {
		private static final MethodHandle CALL = product("cblas_sgemm", JAVA_FLOAT);
	}

	private static final class Dgemm {
		private static final MethodHandle CALL = product("cblas_dgemm", JAVA_DOUBLE);
	}

	private static final class Sgemv {
		private static final MethodHandle CALL = vector("cblas_sgemv", JAVA_FLOAT);
	}

	private static final class Dgemv {
		private static final MethodHandle CALL = vector("cblas_dgemv", JAVA_DOUBLE);
	}

	@Override
	public String name() {
		var config = text("openblas_get_config").split("\\s+");
		return "OpenBLAS " + (config.length > 1 ? config[1] : "") + " (" + text("openblas_get_corename") + ')';
	}

	@Override
	public void sgemm(boolean transposeA, boolean transposeB, int m, int n, int k, float alpha, float[] a, int aOffset,
			int lda, float[] b, int bOffset, int ldb, float beta, float[] c, int cOffset, int ldc) {
		if ((long) m * n * k < SMALL_PRODUCT) {
			plain.sgemm(transposeA, transposeB, m, n, k, alpha, a, aOffset, lda, b, bOffset, ldb, beta, c, cOffset, ldc);
			return;
		}
		if ((long) m * n * k <= LARGE) {
			call(transposeA, transposeB, m, n, k, alpha, a, aOffset, lda, b, bOffset, ldb, beta, c, cOffset, ldc);
			return;
		}
		for (int p = 0; p < k;) {
			int depth = k - p < 2 * DEPTH ? k - p : DEPTH;
			int rows = side(m, n, depth);
			int columns = columns(rows, n, depth);
			for (int i = 0; i < m; i += rows) {
				for (int j = 0; j < n; j += columns) {
					call(transposeA, transposeB, Math.min(rows, m - i), Math.min(columns, n - j), depth, alpha, a,
							aOffset + (transposeA ? p * lda + i : i * lda + p), lda, b, bOffset + (transposeB ? j * ldb + p : p * ldb + j), ldb,
							p == 0 ? beta : 1, c, cOffset + i * ldc + j, ldc);
				}
			}
			p += depth;
		}
	}

	private static void call(boolean transposeA, boolean transposeB, int m, int n, int k, float alpha, float[] a, int aOffset,
			int lda, float[] b, int bOffset, int ldb, float beta, float[] c, int cOffset, int ldc) {
		try {
			Sgemm.CALL.invokeExact(ROW_MAJOR, transposeA ? TRANSPOSE : NO_TRANSPOSE, transposeB ? TRANSPOSE : NO_TRANSPOSE, m, n, k, alpha,
					from(a, aOffset), lda, from(b, bOffset), ldb, beta, from(c, cOffset), ldc);
		} catch (Throwable e) {
			throw unexpected(e);
		}
	}

	@Override
	public void dgemm(boolean transposeA, boolean transposeB, int m, int n, int k, double alpha, double[] a, int aOffset,
			int lda, double[] b, int bOffset, int ldb, double beta, double[] c, int cOffset, int ldc) {
		if ((long) m * n * k < SMALL_PRODUCT) {
			plain.dgemm(transposeA, transposeB, m, n, k, alpha, a, aOffset, lda, b, bOffset, ldb, beta, c, cOffset, ldc);
			return;
		}
		int rows = rows(m, n, k);
		int columns = columns(rows, n, k);
		for (int i = 0; i < m; i += rows) {
			var left = from(a, aOffset + (transposeA ? i : i * lda));
			for (int j = 0; j < n; j += columns) {
				try {
					Dgemm.CALL.invokeExact(ROW_MAJOR, transposeA ? TRANSPOSE : NO_TRANSPOSE, transposeB ? TRANSPOSE : NO_TRANSPOSE,
							Math.min(rows, m - i), Math.min(columns, n - j), k, alpha, left, lda,
							from(b, bOffset + (transposeB ? j * ldb : j)), ldb, beta, from(c, cOffset + i * ldc + j), ldc);
				} catch (Throwable e) {
					throw unexpected(e);
				}
			}
		}
	}

	@Override
	public void sgemv(boolean transpose, int m, int k, float alpha, float[] a, int aOffset, int lda, float[] x, int xOffset,
			float beta, float[] y, int yOffset) {
		if ((long) m * k < SMALL_MATRIX) {
			plain.sgemv(transpose, m, k, alpha, a, aOffset, lda, x, xOffset, beta, y, yOffset);
			return;
		}
		if (beta == 0) {
			Arrays.fill(y, yOffset, yOffset + m, 0);
		}
		try {
			Sgemv.CALL.invokeExact(ROW_MAJOR, transpose ? TRANSPOSE : NO_TRANSPOSE, transpose ? k : m, transpose ? m : k, alpha,
					from(a, aOffset), lda, from(x, xOffset), 1, beta, from(y, yOffset), 1);
		} catch (Throwable e) {
			throw unexpected(e);
		}
	}

	@Override
	public void dgemv(boolean transpose, int m, int k, double alpha, double[] a, int aOffset, int lda, double[] x,
			int xOffset, double beta, double[] y, int yOffset) {
		if ((long) m * k < SMALL_MATRIX) {
			plain.dgemv(transpose, m, k, alpha, a, aOffset, lda, x, xOffset, beta, y, yOffset);
			return;
		}
		if (beta == 0) {
			Arrays.fill(y, yOffset, yOffset + m, 0);
		}
		try {
			Dgemv.CALL.invokeExact(ROW_MAJOR, transpose ? TRANSPOSE : NO_TRANSPOSE, transpose ? k : m, transpose ? m : k, alpha,
					from(a, aOffset), lda, from(x, xOffset), 1, beta, from(y, yOffset), 1);
		} catch (Throwable e) {
			throw unexpected(e);
		}
	}

	/** Rows of a flat piece: as many as columns, or more if there are not so many columns. */
	static int side(int m, int n, int depth) {
		long area = LARGE / depth;
		long square = (long) Math.sqrt(area);
		return (int) Math.min(m, Math.max(PIECE, n <= square ? area / n : square));
	}

	/** Rows of a piece. */
	static int rows(int m, int n, int k) {
		return (int) Math.min(m, Math.max(PIECE, LARGE / ((long) n * k)));
	}

	/** Columns of a piece that has these rows. */
	static int columns(int rows, int n, int k) {
		return (int) Math.min(n, Math.max(PIECE, LARGE / ((long) rows * k)));
	}

	private static MemorySegment from(float[] array, int offset) {
		return MemorySegment.ofArray(array).asSlice(4L * offset);
	}

	private static MemorySegment from(double[] array, int offset) {
		return MemorySegment.ofArray(array).asSlice(8L * offset);
	}

	private static SymbolLookup load() {
		try {
			var folder = "org/bytedeco/openblas/" + NativeLibraries.platform();
			var files = NativeLibraries.files(OpenBlas.class.getClassLoader(), folder, NAMES);
			SymbolLookup library = null;
			for (var file : files) {
				library = SymbolLookup.libraryLookup(file, Arena.global());
			}
			if (library == null) {
				throw new UnsatisfiedLinkError("no OpenBLAS in " + folder);
			}
			return library;
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static MethodHandle product(String symbol, MemoryLayout number) {
		return call(symbol, FunctionDescriptor.ofVoid(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, number,
				ADDRESS, JAVA_INT, ADDRESS, JAVA_INT, number, ADDRESS, JAVA_INT), Linker.Option.critical(true));
	}

	private static MethodHandle vector(String symbol, MemoryLayout number) {
		return call(symbol, FunctionDescriptor.ofVoid(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, number, ADDRESS, JAVA_INT,
				ADDRESS, JAVA_INT, number, ADDRESS, JAVA_INT), Linker.Option.critical(true));
	}

	private static MethodHandle call(String symbol, FunctionDescriptor type, Linker.Option... options) {
		return Linker.nativeLinker().downcallHandle(LIBRARY.findOrThrow(symbol), type, options);
	}

	private static String text(String symbol) {
		try {
			var address = (MemorySegment) call(symbol, FunctionDescriptor.of(ADDRESS)).invoke();
			return address.reinterpret(Long.MAX_VALUE).getString(0);
		} catch (Throwable e) {
			throw unexpected(e);
		}
	}

	/** The handles are exact and the functions throw nothing: what comes here is an error of the virtual machine. */
	private static IllegalStateException unexpected(Throwable e) {
		if (e instanceof Error error) {
			throw error;
		}
		return new IllegalStateException("the call of OpenBLAS failed", e);
	}
}
