// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.tests;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.model.io.Problem;
import dev.kirchhoff.plan.Contribution;
import dev.kirchhoff.plan.Extensions;
import dev.kirchhoff.plugins.Change;
import dev.kirchhoff.plugins.Installation.Offer;
import dev.kirchhoff.plugins.Plugin;
import dev.kirchhoff.plugins.Plugin.Origin;
import dev.kirchhoff.plugins.Signature;
import dev.kirchhoff.plugins.Trust;
import dev.kirchhoff.ui.internal.plugins.PluginAccess;

/** A product with the plug-ins that a test wants: the types are real ones, so that they have pictures; who made them is not. */
final class FakePlugins implements PluginAccess {
	static final Signature SIGNED = new Signature(Signature.State.TRUSTED, "Example Institute");

	final List<Plugin> plugins = new ArrayList<>();
	final List<Offer> offers = new ArrayList<>();
	final List<Trust.Subject> unsigned = new ArrayList<>();
	final List<Problem> findings = new ArrayList<>();
	Optional<String> obstacle = Optional.empty();
	/** Until somebody opens it, whatever is done waits here. */
	CountDownLatch gate = new CountDownLatch(0);

	/** Those of Kirchhoff, as they are. */
	FakePlugins() {
		var bundles = new LinkedHashMap<String, List<Contribution>>();
		Extensions.ofPlatform().all().forEach(type -> bundles.computeIfAbsent(type.bundle(), _ -> new ArrayList<>()).add(type));
		bundles.forEach((id, types) -> plugins.add(new Plugin(id, types.getFirst().version(), id.substring("dev.kirchhoff.".length()).replace("devices.", "Device "), "Kirchhoff", Origin.PRODUCT,
				Signature.NONE, types, List.of())));
	}

	/** Adds one with the types of another. */
	void add(String id, String name, String provider, Origin origin, Signature signature, String typesOf, Problem... problems) {
		var types = plugins.stream().filter(plugin -> plugin.id().equals(typesOf)).flatMap(plugin -> plugin.contributions().stream()).toList();
		plugins.add(new Plugin(id, "1.2.0.202611301200", name, provider, origin, signature, types, List.of(problems)));
	}

	private void pass(IProgressMonitor monitor) {
		monitor.beginTask("Fetching acme.memristor", 100);
		monitor.worked(40);
		try {
			while (!gate.await(20, TimeUnit.MILLISECONDS)) {
				if (monitor.isCanceled()) {
					throw new OperationCanceledException();
				}
			}
		} catch (InterruptedException e) {
			throw new OperationCanceledException();
		}
	}

	@Override
	public void hear(Consumer<String> warnings) {
		// nothing is odd here
	}

	@Override
	public List<Plugin> installed() {
		return List.copyOf(plugins);
	}

	@Override
	public Optional<String> obstacle() {
		return obstacle;
	}

	@Override
	public Path dropins() {
		return Path.of(System.getProperty("java.io.tmpdir"), "dropins");
	}

	@Override
	public List<Offer> offers(URI source, IProgressMonitor monitor) {
		pass(monitor);
		if (offers.isEmpty()) {
			throw new KirchhoffException(source + " is no site of plug-ins", "give the folder or zip that a build made");
		}
		return List.copyOf(offers);
	}

	@Override
	public List<Change> install(URI source, Collection<String> ids, Trust trust, IProgressMonitor monitor) {
		pass(monitor);
		if (!unsigned.isEmpty() && !trust.accept(List.copyOf(unsigned))) {
			throw new KirchhoffException("acme.memristor is not trusted", "install it only if you know where it comes from");
		}
		return ids.stream().map(id -> new Change(id, "", "1.2.0.202611301200")).toList();
	}

	@Override
	public List<Change> update(Collection<String> ids, Trust trust, IProgressMonitor monitor) {
		pass(monitor);
		return List.of();
	}

	@Override
	public List<Change> remove(Collection<String> ids, IProgressMonitor monitor) {
		pass(monitor);
		return ids.stream().map(id -> new Change(id, "1.2.0.202611301200", "")).toList();
	}

	@Override
	public List<Problem> check(Plugin plugin, IProgressMonitor monitor) {
		pass(monitor);
		return List.copyOf(findings);
	}
}
