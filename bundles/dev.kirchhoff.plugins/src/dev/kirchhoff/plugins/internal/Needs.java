// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plugins.internal;

import java.util.Collection;
import java.util.stream.Collectors;

import org.osgi.framework.Version;
import org.osgi.framework.VersionRange;

/** What a plug-in needs and does not get, in words. OSGi and p2 find out, each in its own way; a person reads the same. */
public final class Needs {
	/** Names of what Kirchhoff gives to plug-ins. */
	private static final String OURS = "dev.kirchhoff.";

	private Needs() {
	}

	/**
	 * {@code needs package dev.kirchhoff.api.device [2.0,3.0); this Kirchhoff has 1.0}.
	 *
	 * @param what  {@code package} or {@code plug-in}
	 * @param name  of it, or several names with commas between
	 * @param range null if any will do
	 * @param there versions that there are
	 */
	public static String missing(String what, String name, VersionRange range, Collection<Version> there) {
		var words = "needs " + what + (name.contains(",") ? "s " : " ") + name + (range == null || isAny(range) ? "" : " " + text(range));
		if (there.isEmpty()) {
			return words + (name.startsWith(OURS) ? ", which this Kirchhoff does not have" : name.contains(",") ? ", which are not here" : ", which is not here");
		}
		return words + "; this Kirchhoff has " + there.stream().distinct().sorted().map(Needs::text).collect(Collectors.joining(" and "));
	}

	/** What to do about it. */
	public static String mend(String name, Collection<Version> there) {
		return there.isEmpty() && !name.startsWith(OURS) ? "install it too" : "get a version of the plug-in for this Kirchhoff";
	}

	private static boolean isAny(VersionRange range) {
		return range.getRight() == null && range.getLeft().equals(Version.emptyVersion);
	}

	static String text(VersionRange range) {
		if (range.getRight() == null) {
			return text(range.getLeft()) + " or newer";
		}
		if (range.isExact()) {
			return "exactly " + text(range.getLeft());
		}
		return range.getLeftType() + text(range.getLeft()) + "," + text(range.getRight()) + range.getRightType();
	}

	/** Without a last number that says nothing: {@code 1.0}, {@code 1.0.2}. */
	static String text(Version version) {
		var numbers = version.getMajor() + "." + version.getMinor() + (version.getMicro() == 0 && version.getQualifier().isEmpty() ? "" : "." + version.getMicro());
		return version.getQualifier().isEmpty() ? numbers : numbers + "." + version.getQualifier();
	}
}
