// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plugins.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.IntUnaryOperator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LoopsTest {
	/** All kinds of loops, as they stand in plug-ins. */
	public static final class Subject {
		private Subject() {
		}

		public static void forEver() {
			while (true) {
				Thread.onSpinWait();
			}
		}

		public static void forEverCatchingAll() {
			while (true) {
				try {
					double sum = 0;
					for (int i = 0; i >= 0; i = (i + 1) & 0xff) {
						sum += i;
					}
					if (sum < 0) {
						return;
					}
				} catch (RuntimeException e) {
					Thread.onSpinWait();
				}
			}
		}

		/** The exception of what waits clears the state. */
		public static int waitingForEver() {
			int interruptions = 0;
			while (true) {
				try {
					Thread.sleep(1);
				} catch (Exception e) {
					interruptions++;
				} finally {
					interruptions ^= 0;
				}
			}
		}

		public static void inALambda() {
			IntUnaryOperator loop = start -> {
				int i = start;
				do {
					i ^= 1;
				} while (i < 2);
				return i;
			};
			loop.applyAsInt(0);
		}

		public static double sum(double[] values) {
			double sum = 0;
			outer: for (double value : values) {
				for (Object seen : List.of(1, "two")) {
					switch (seen) {
						case Integer i when value < 0 -> {
							continue outer;
						}
						case String text -> sum += text.length() > 3 ? 0 : value;
						default -> sum += 0;
					}
				}
			}
			return sum;
		}
	}

	/** An interface with a loop of its own. */
	public interface Default {
		static int count(int to) {
			int n = 0;
			for (int i = 0; i < to; i++) {
				n += i;
			}
			return n;
		}
	}

	/** Has none. */
	public static final class Straight {
		private Straight() {
		}
	}

	private static byte[] bytes(Class<?> type) throws IOException {
		try (var in = type.getResourceAsStream("/" + type.getName().replace('.', '/') + ".class")) {
			return in.readAllBytes();
		}
	}

	/** Loads classes woven, beside those of the same name that are not. */
	private static Class<?> woven(Class<?> type) throws IOException, ClassNotFoundException {
		var bytes = Loops.watched(bytes(type), LoopsTest.class.getClassLoader());
		assertFalse(Arrays.equals(bytes(type), bytes));
		return new ClassLoader(LoopsTest.class.getClassLoader()) {
			@Override
			protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
				return name.equals(type.getName()) ? define() : super.loadClass(name, resolve);
			}

			private Class<?> define() {
				var known = findLoadedClass(type.getName());
				return known == null ? defineClass(type.getName(), bytes, 0, bytes.length) : known;
			}
		}.loadClass(type.getName());
	}

	private static void assertEnds(String method) throws Exception {
		var subject = woven(Subject.class).getMethod(method);
		var task = new FutureTask<>(() -> {
			try {
				return subject.invoke(null);
			} catch (InvocationTargetException e) {
				assertTrue(Thread.interrupted());
				return e.getCause();
			}
		});
		var thread = Thread.ofPlatform().daemon().start(task);
		thread.join(100);
		assertTrue(thread.isAlive());
		thread.interrupt();
		assertInstanceOf(CancellationException.class, task.get(10, TimeUnit.SECONDS));
	}

	@Test
	void aLoopEndsWhenItsThreadIsInterrupted() throws Exception {
		assertEnds("forEver");
	}

	@Test
	void soDoesOneThatCatchesEverything() throws Exception {
		assertEnds("forEverCatchingAll");
	}

	@Test
	void soDoesOneThatWaitsAndSwallowsInterruptions() throws Exception {
		assertEnds("waitingForEver");
	}

	@Test
	void soDoesOneInALambda() throws Exception {
		assertEnds("inALambda");
	}

	@Test
	void whatLoopsComputeStaysTheSame() throws Exception {
		double[] values = { 1, -2, 3, 4.5 };
		assertEquals(Subject.sum(values), woven(Subject.class).getMethod("sum", double[].class).invoke(null, values));
		assertEquals(Default.count(100), woven(Default.class).getMethod("count", int.class).invoke(null, 100));
		assertNotEquals(0, Default.count(100));
	}

	@Test
	void aClassWithoutLoopsStaysAsItIs() throws Exception {
		assertArrayEquals(bytes(Straight.class), Loops.watched(bytes(Straight.class), LoopsTest.class.getClassLoader()));
	}
}
