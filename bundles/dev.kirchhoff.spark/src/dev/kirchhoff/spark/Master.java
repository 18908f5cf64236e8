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
	private static final int ATTEMPTS = 4;
	private static final int CONNECT_MILLIS = 3_000;

	/** @throws KirchhoffException if Spark knows no such master */
	Master {
		text = text.strip();
		if (!LOCAL.matcher(text).matches() && !STANDALONE.matcher(text).matches() && !OTHER.matcher(text).matches()) {
			throw new KirchhoffException("\"" + text + "\" is no master of Spark", "give --master spark://host:7077, yarn, k8s://https://host:443 or local[*]");
		}
		for (var address : STANDALONE.matcher(text).matches() ? addresses(text) : List.<String>of()) {
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

	/**
	 * Spark itself would try for a minute.
	 *
	 * @throws KirchhoffException if nobody listens at any of a standalone cluster's addresses
	 */
	void reach() {
		if (!STANDALONE.matcher(text).matches()) {
			return;
		}
		var complaints = new ArrayList<String>();
		for (var name : addresses(text)) {
			var address = new InetSocketAddress(name.substring(0, name.lastIndexOf(':')), port(name));
			try (var socket = new Socket()) {
				socket.connect(address, CONNECT_MILLIS);
				return;
			} catch (IOException e) {
				complaints.add(address.getHostString() + ":" + address.getPort() + ": " + (address.isUnresolved() ? "unknown host" : e.getMessage()));
			}
		}
		throw new KirchhoffException("Spark's master does not answer (" + String.join("; ", complaints) + ")",
				"start it (sbin/start-master.sh), or correct --master: its web page, often at port 8080, shows the address");
	}

	private static List<String> addresses(String text) {
		return List.of(text.substring("spark://".length()).split(","));
	}

	private static int port(String address) {
		return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
	}
}
