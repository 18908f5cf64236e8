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
	private static final Pattern OTHER = Pattern.compile("yarn|k8s://\\S+|local-cluster\\[\\s*\\d+\\s*,\\s*\\d+\\s*,\\s*\\d+\\s*]");
	private static final Pattern KUBERNETES = Pattern.compile("k8s://(?:(https?)://)?([^/:\\s]+|\\[[\\p{XDigit}:.]+])(?::(\\d{1,5}))?(?:/\\S*)?");
	private static final int HTTP = 80;
	private static final int HTTPS = 443;
	private static final int ATTEMPTS = 4;
	private static final int CONNECT_MILLIS = 3_000;

	/** @throws KirchhoffException if Spark knows no such master */
	Master {
		text = text.strip();
		if (!LOCAL.matcher(text).matches() && !STANDALONE.matcher(text).matches() && !OTHER.matcher(text).matches()) {
			throw new KirchhoffException("\"" + text + "\" is no master of Spark", "give --master spark://host:7077, yarn, k8s://https://host:6443 or local[*]");
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
			reach("Spark's master", standalone(), "start it (sbin/start-master.sh), or correct --master: its web page, often at port 8080, shows the address");
		} else if (isKubernetes()) {
			reach("Kubernetes", kubernetes(), "correct --master: k8s:// and the address that kubectl cluster-info shows, with its port");
		}
	}

	private static void reach(String who, List<InetSocketAddress> addresses, String mend) {
		var complaints = new ArrayList<String>();
		for (var address : addresses) {
			try (var socket = new Socket()) {
				socket.connect(address, CONNECT_MILLIS);
				return;
			} catch (IOException e) {
				complaints.add(address.getHostString() + ":" + address.getPort() + ": " + (address.isUnresolved() ? "unknown host" : e.getMessage()));
			}
		}
		throw new KirchhoffException(who + " does not answer (" + String.join("; ", complaints) + ")", mend);
	}

	private List<InetSocketAddress> standalone() {
		var addresses = new ArrayList<InetSocketAddress>();
		for (var address : text.substring("spark://".length()).split(",")) {
			var colon = address.lastIndexOf(':');
			addresses.add(new InetSocketAddress(address.substring(0, colon), port(address.substring(colon + 1))));
		}
		return addresses;
	}

	private List<InetSocketAddress> kubernetes() {
		var parts = KUBERNETES.matcher(text);
		if (!parts.matches()) {
			throw new KirchhoffException("\"" + text + "\" is no address of Kubernetes", "write it so: --master k8s://https://host:6443");
		}
		var usual = "http".equals(parts.group(1)) ? HTTP : HTTPS;
		return List.of(new InetSocketAddress(parts.group(2), parts.group(3) == null ? usual : port(parts.group(3))));
	}

	private int port(String digits) {
		var port = Integer.parseInt(digits);
		if (port > 0xffff) {
			throw new KirchhoffException("\"" + text + "\" is no master of Spark", "a port is at most 65535");
		}
		return port;
	}
}
