// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plugins.internal;

import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.equinox.p2.core.IProvisioningAgent;
import org.eclipse.equinox.p2.engine.IEngine;
import org.eclipse.equinox.p2.engine.IProfile;
import org.eclipse.equinox.p2.engine.IProfileRegistry;
import org.eclipse.equinox.p2.planner.IPlanner;
import org.eclipse.equinox.p2.repository.artifact.IArtifactRepositoryManager;
import org.eclipse.equinox.p2.repository.metadata.IMetadataRepositoryManager;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.startlevel.FrameworkStartLevel;

import dev.kirchhoff.api.KirchhoffException;

/** p2 and what it knows of the running product. */
final class Provisioning {
	/** The command line starts at a lower level, without p2 and what it needs. */
	private static final int LEVEL = 6;
	private static final int PATIENCE_SECONDS = 60;
	private static final int FETCH_SECONDS = 1;

	/** What p2 does with an address that begins with {@code http:}. It would ask https instead, which a laboratory's own server seldom speaks. */
	private static final String HTTP = "p2.httpRule";

	/** Would tell everybody whom it has found. Loggers are forgotten by Java unless somebody keeps them. */
	private static final Logger TALKATIVE = Logger.getLogger("org.apache.aries.spifly");

	private final IProvisioningAgent agent;

	private Provisioning(IProvisioningAgent agent) {
		this.agent = agent;
	}

	/** Starts it, if it does not run yet. */
	static Provisioning start() {
		if (System.getProperty(HTTP) == null) {
			System.setProperty(HTTP, "allow"); // nothing is installed unseen: who has not signed is asked about
		}
		var context = Platform.getBundle(Constants.SYSTEM_BUNDLE_SYMBOLICNAME).getBundleContext();
		raise(context.getBundle().adapt(FrameworkStartLevel.class));
		try {
			var core = Platform.getBundle("org.eclipse.equinox.p2.core");
			if (core.getState() != Bundle.ACTIVE) {
				core.start(Bundle.START_TRANSIENT);
			}
		} catch (BundleException e) {
			throw new IllegalStateException("p2 does not start", e);
		}
		return new Provisioning(agent(context));
	}

	private static void raise(FrameworkStartLevel level) {
		if (level.getStartLevel() >= LEVEL) {
			return;
		}
		TALKATIVE.setLevel(Level.WARNING);
		var raised = new CountDownLatch(1);
		level.setStartLevel(LEVEL, _ -> raised.countDown());
		try {
			if (!raised.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
				throw new IllegalStateException("p2 does not start");
			}
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("interrupted", e);
		}
	}

	private static IProvisioningAgent agent(BundleContext context) {
		var reference = context.getServiceReference(IProvisioningAgent.class);
		if (reference == null) {
			throw notInstalled();
		}
		return context.getService(reference);
	}

	private static KirchhoffException notInstalled() {
		return new KirchhoffException("this Kirchhoff has not been installed, it runs from its sources", "install plug-ins into a product, or put their jars into the folder dropins");
	}

	IProvisioningAgent agent() {
		return agent;
	}

	/**
	 * As it is now.
	 *
	 * @throws KirchhoffException if there is none, or another process has it: p2 then gives an empty one, in which everything would be missing
	 */
	IProfile profile() {
		var profile = agent.getService(IProfileRegistry.class).getProfile(IProfileRegistry.SELF);
		if (profile == null) {
			throw notInstalled();
		}
		if (profile.getProperties().isEmpty()) {
			throw busy(null);
		}
		return profile;
	}

	static KirchhoffException busy(Exception cause) {
		return new KirchhoffException("another process is changing this installation", "wait until it has ended, then try again", cause);
	}

	IPlanner planner() {
		return agent.getService(IPlanner.class);
	}

	IEngine engine() {
		return agent.getService(IEngine.class);
	}

	IMetadataRepositoryManager metadata() {
		return agent.getService(IMetadataRepositoryManager.class);
	}

	IArtifactRepositoryManager artifacts() {
		return agent.getService(IArtifactRepositoryManager.class);
	}

	/** p2 forgets a site, as if it had never been seen. */
	void forget(URI site) {
		metadata().removeRepository(site);
		artifacts().removeRepository(site);
	}

	/** Ends what still fetches after a cancel: p2 does not wait for it, and it would go on to write into the product's folder. */
	void endFetching() {
		for (var job : Job.getJobManager().find(null)) {
			if (job.getClass().getName().contains("DownloadJob")) {
				job.cancel();
				try {
					job.join(TimeUnit.SECONDS.toMillis(FETCH_SECONDS), null);
				} catch (InterruptedException e) {
					Thread.currentThread().interrupt();
					return;
				}
			}
		}
	}

	/** Waits until what p2 remembers is on the disk; it would do so in half a second, when the process may have ended. */
	void settle() {
		for (var job : Job.getJobManager().find(null)) {
			if (job.getClass().getName().contains("ProfilePreferences")) {
				job.wakeUp();
				try {
					job.join();
				} catch (InterruptedException e) {
					Thread.currentThread().interrupt();
					return;
				}
			}
		}
	}
}
