// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.spark;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import dev.kirchhoff.api.KirchhoffException;

/** Where Spark's cores are, checked as far as that is possible before a Java is started for it. */
record Master(String text) {
	private static final Pattern LOCAL = Pattern.compile("local(?:\\[(\\d+|\\*)(?:,\\s*(\\d+))?])?");
	private static final Pattern STANDALONE = Pattern.compile("spark://[^:/,\\s]+:\\d{1,5}(?:,[^:/,\\s]+:\\d{1,5})*");
	private static final Pattern KUBERNETES = Pattern.compile("k8s://(?:(https?)://)?([^/:\\s]+|\\[[\\p{XDigit}:.]+])(?::(\\d{1,5}))?(?:/\\S*)?");
	private static final Pattern OTHER = Pattern.compile("yarn|local-cluster\\[\\s*\\d+\\s*,\\s*\\d+\\s*,\\s*\\d+\\s*]");
	private static final int ATTEMPTS = 4;
	private static final int CONNECT_MILLIS = 3_000;

	/** @throws KirchhoffException if Spark knows no such master */
	Master {
		text = text.strip();
		if (!LOCAL.matcher(text).matches() && !STANDALONE.matcher(text).matches() && !KUBERNETES.matcher(text).matches() && !OTHER.matcher(text).matches()) {
			throw new KirchhoffException("\"" + text + "\" is no master of Spark", "give --master spark://host:7077, yarn, k8s://https://host:443 or local[*]");
		}
		for (var address : addresses(text)) {
			if (port(address) > 0xffff) {
				throw new KirchhoffException("\"" + text + "\" is no master of Spark", "a port is at most 65535");
			}
		}
	}

	/** As Spark takes it; without a number behind it, {@code local} would try nothing twice. */
	String argument() {
		var local = LOCAL.matcher(text);
		if (!local.matches() || local.group(2) != null) {
			return text;
		}
		return "local[" + (local.group(1) == null ? "1" : local.group(1)) + "," + ATTEMPTS + "]";
	}

	boolean isYarn() {
		return text.equals("yarn");
	}

	boolean isKubernetes() {
		return text.startsWith("k8s:");
	}

	/**
	 * Spark itself would try for a minute or two.
	 *
	 * @throws KirchhoffException if nobody listens at any of the addresses of a standalone cluster, or at that of Kubernetes
	 */
	void reach() {
		if (STANDALONE.matcher(text).matches()) {
			reach("Spark's master", addresses(text), "start it (sbin/start-master.sh), or correct --master: its web page, often at port 8080, shows the address");
		} else if (isKubernetes()) {
			reach("Kubernetes", addresses(text), "correct --master: k8s:// and the address that kubectl cluster-info shows, with its port");
		}
	}

	private static void reach(String who, List<String> addresses, String mend) {
		var complaints = new ArrayList<String>();
		for (var name : addresses) {
			var address = new InetSocketAddress(name.substring(0, name.lastIndexOf(':')), port(name));
			try (var socket = new Socket()) {
				socket.connect(address, CONNECT_MILLIS);
				return;
			} catch (IOException e) {
				complaints.add(name + ": " + (address.isUnresolved() ? "unknown host" : e.getMessage()));
			}
		}
		throw new KirchhoffException(who + " does not answer (" + String.join("; ", complaints) + ")", mend);
	}

	/** Each with its port. */
	private static List<String> addresses(String text) {
		if (STANDALONE.matcher(text).matches()) {
			return List.of(text.substring("spark://".length()).split(","));
		}
		var kubernetes = KUBERNETES.matcher(text);
		if (!kubernetes.matches()) {
			return List.of();
		}
		var usual = "http".equals(kubernetes.group(1)) ? "80" : "443";
		return List.of(kubernetes.group(2) + ":" + (kubernetes.group(3) == null ? usual : kubernetes.group(3)));
	}

	private static int port(String address) {
		return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
	}
}
