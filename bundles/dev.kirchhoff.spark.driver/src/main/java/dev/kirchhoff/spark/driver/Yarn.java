// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.spark.driver;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;

import org.apache.hadoop.net.NetUtils;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.YarnApplicationState;
import org.apache.hadoop.yarn.client.api.YarnClient;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;

/**
 * What Spark leaves to be done with YARN: it calls a ResourceManager that does not answer for a quarter of an hour, and leaves an application
 * in the queue that was given up before it began.
 */
final class Yarn {
	private static final String TAGS = "spark.yarn.tags";
	private static final int CONNECT_MILLIS = 5_000;
	private static final int PORT = YarnConfiguration.DEFAULT_RM_PORT;
	private final YarnConfiguration configuration;
	private final String tag = "kirchhoff-" + UUID.randomUUID();

	private Yarn(SparkConf conf) {
		configuration = new YarnConfiguration(SparkHadoopUtil.get().newConfiguration(conf));
		String tags = conf.get(TAGS, "");
		conf.set(TAGS, tags.isEmpty() ? tag : tags + "," + tag);
	}

	/** @throws IOException if nobody listens where a ResourceManager should be, as far as that is known */
	static Yarn reached(SparkConf conf) throws IOException {
		Yarn yarn = new Yarn(conf);
		yarn.reach();
		return yarn;
	}

	private void reach() throws IOException {
		List<String> complaints = new ArrayList<>();
		for (String address : addresses()) {
			InetSocketAddress target = NetUtils.createSocketAddr(address, PORT);
			try (Socket socket = NetUtils.getDefaultSocketFactory(configuration).createSocket()) {
				socket.connect(target, CONNECT_MILLIS);
				return;
			} catch (IOException e) {
				complaints.add(address + ": " + (target.isUnresolved() ? "unknown host" : e.getMessage()));
			}
		}
		if (!complaints.isEmpty()) {
			throw new Silence("no ResourceManager answers (" + String.join("; ", complaints) + ")");
		}
	}

	/** One, or those that stand by for each other. */
	private List<String> addresses() {
		if (!configuration.getBoolean(YarnConfiguration.RM_HA_ENABLED, YarnConfiguration.DEFAULT_RM_HA_ENABLED)) {
			return Collections.singletonList(configuration.getTrimmed(YarnConfiguration.RM_ADDRESS, YarnConfiguration.DEFAULT_RM_ADDRESS));
		}
		List<String> addresses = new ArrayList<>();
		for (String id : configuration.getTrimmedStringCollection(YarnConfiguration.RM_HA_IDS)) {
			String host = configuration.getTrimmed(YarnConfiguration.RM_HOSTNAME + "." + id);
			String address = configuration.getTrimmed(YarnConfiguration.RM_ADDRESS + "." + id, host == null ? null : host + ":" + PORT);
			if (address != null) {
				addresses.add(address);
			}
		}
		return addresses;
	}

	/** Takes our application out of the queue. */
	void kill() throws IOException {
		try (YarnClient client = YarnClient.createYarnClient()) {
			client.init(configuration);
			client.start();
			for (ApplicationReport application : client.getApplications(EnumSet.range(YarnApplicationState.NEW, YarnApplicationState.RUNNING))) {
				if (application.getApplicationTags().contains(tag)) {
					client.killApplication(application.getApplicationId());
				}
			}
		} catch (YarnException e) {
			throw new IOException(e);
		}
	}

	/** It is the configuration's fault, not the program's: its text is enough. */
	private static final class Silence extends IOException {
		private static final long serialVersionUID = 1;

		Silence(String text) {
			super(text);
		}

		@Override
		public String toString() {
			return getMessage();
		}
	}
}
