// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.internal;

import java.lang.reflect.InvocationTargetException;
import java.util.Optional;

/**
 * Whether the incubating Vector API may be used, found out without linking to it: the module may be missing from the
 * module graph, or hidden by a class loader. The system property {@code kirchhoff.vector=false} turns it off.
 */
public final class Lanes {
	private static final Optional<String> OBSTACLE = obstacle();

	private Lanes() {
	}

	public static boolean usable() {
		return OBSTACLE.isEmpty();
	}

	/** Why not, in words; empty if usable. */
	public static Optional<String> whyNot() {
		return OBSTACLE;
	}

	/** An instance of a class of this package that links to the Vector API; only after {@link #usable()}. */
	public static <T> T load(Class<T> type, String className) {
		try {
			var found = Class.forName(Lanes.class.getPackageName() + '.' + className, true, Lanes.class.getClassLoader());
			return type.cast(found.getDeclaredConstructor().newInstance());
		} catch (ReflectiveOperationException e) {
			throw new IllegalStateException(className + " cannot be instantiated", e);
		}
	}

	private static Optional<String> obstacle() {
		if ("false".equals(System.getProperty("kirchhoff.vector"))) {
			return Optional.of("kirchhoff.vector=false");
		}
		try {
			var probe = Class.forName(Lanes.class.getPackageName() + ".LaneProbe", true, Lanes.class.getClassLoader());
			int bits = (Integer) probe.getDeclaredMethod("bits").invoke(null);
			return bits >= 128 ? Optional.empty() : Optional.of("vectors of this machine have only " + bits + " bits");
		} catch (InvocationTargetException e) {
			return Optional.of(reason(e.getCause()));
		} catch (ReflectiveOperationException | LinkageError e) {
			return Optional.of(reason(e));
		}
	}

	private static String reason(Throwable e) {
		return e instanceof NoClassDefFoundError || e instanceof ClassNotFoundException
				? "module jdk.incubator.vector is not visible (java --add-modules jdk.incubator.vector)"
				: "jdk.incubator.vector failed: " + e;
	}
}
