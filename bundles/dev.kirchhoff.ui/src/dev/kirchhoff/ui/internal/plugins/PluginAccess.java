// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.plugins;

import java.net.URI;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.core.runtime.IProgressMonitor;

import dev.kirchhoff.model.io.Problem;
import dev.kirchhoff.plugins.Change;
import dev.kirchhoff.plugins.Installation.Offer;
import dev.kirchhoff.plugins.Plugin;
import dev.kirchhoff.plugins.Trust;

/** The plug-ins of the running product, as the workbench gets at them. Every call may take long and is made from a job; tests put another in its place. */
public interface PluginAccess {
	/** From now on tells somebody what could not be done without anything failing, a line each: a site that cannot be reached just now. */
	void hear(Consumer<String> warnings);

	/** What is installed now. */
	List<Plugin> installed();

	/** Why nothing can be installed into this product, with what to do about it; empty if it can. */
	Optional<String> obstacle();

	/** The folder whose jars are installed at the next start; made if it is missing. */
	Path dropins();

	/** As {@link dev.kirchhoff.plugins.Installation#offers}. */
	List<Offer> offers(URI source, IProgressMonitor monitor);

	/** As {@link dev.kirchhoff.plugins.Installation#install}. */
	List<Change> install(URI source, Collection<String> ids, Trust trust, IProgressMonitor monitor);

	/** Updates those from the sites that they came from; all if empty. */
	List<Change> update(Collection<String> ids, Trust trust, IProgressMonitor monitor);

	/** As {@link dev.kirchhoff.plugins.Installation#remove}. */
	List<Change> remove(Collection<String> ids, IProgressMonitor monitor);

	/** Holds the types of a plug-in to their contract; what does not hold, type by type. */
	List<Problem> check(Plugin plugin, IProgressMonitor monitor);
}
