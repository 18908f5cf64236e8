// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.ui.internal;

import java.util.logging.Level;
import java.util.logging.Logger;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;

/**
 * Starts what lets Eclipse Collections, and so NatTable, find their parts in OSGi. It looks at hundreds of them, which took a third of the time
 * that a start of the workbench takes; nothing but tables needs it, so it waits until this bundle is used.
 */
public final class Activator implements BundleActivator {
	private static final String MEDIATOR = "org.apache.aries.spifly.dynamic.bundle";
	/** It tells of every part; kept here, as a logger that nobody keeps forgets its level. */
	private static final Logger CHATTER = Logger.getLogger("org.apache.aries.spifly");

	@Override
	public void start(BundleContext context) throws BundleException {
		CHATTER.setLevel(Level.WARNING);
		for (var bundle : context.getBundles()) {
			if (MEDIATOR.equals(bundle.getSymbolicName()) && bundle.getState() != Bundle.ACTIVE) {
				bundle.start(Bundle.START_TRANSIENT);
			}
		}
	}

	@Override
	public void stop(BundleContext context) {
		// the mediator may serve others meanwhile
	}
}
