// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plugins.internal;

import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.MTD_void;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;

/**
 * Makes the loops of a class answer interruptions. Java has no way to stop a thread that computes, so every jump back gets a look at the
 * thread's interrupted state before it: a field that the compiled code reads in well below a nanosecond. A loop that is interrupted ends
 * with a {@link CancellationException}; the state stays set, so that a loop around it ends too, even if it catches everything. What waits
 * answers an interruption with an exception that clears the state: where one is caught, the state is set again.
 */
final class Loops {
	private static final String CHECK = "kirchhoff$check";
	private static final String CAUGHT = "kirchhoff$caught";
	private static final ClassDesc THREAD = ClassDesc.of("java.lang.Thread");
	private static final ClassDesc CANCELLATION = ClassDesc.of(CancellationException.class.getName());
	private static final ClassDesc INTERRUPTED = ClassDesc.of(InterruptedException.class.getName());
	private static final MethodTypeDesc TAKE = MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_Throwable);
	private static final MethodTypeDesc CURRENT = MethodTypeDesc.of(THREAD);
	private static final MethodTypeDesc ASK = MethodTypeDesc.of(CD_boolean);

	/** What an interruption of something that waits can be caught as. */
	private static final Set<String> TAKERS = Set.of("java/lang/InterruptedException", "java/lang/Exception", "java/lang/Throwable");

	private Loops() {
	}

	/**
	 * The class with watched loops.
	 *
	 * @param bytes  a class file
	 * @param loader finds the classes that it mentions, as files
	 * @return the same bytes if it has no loop
	 */
	static byte[] watched(byte[] bytes, ClassLoader loader) {
		var known = ClassHierarchyResolver.ofResourceParsing(loader).orElse(ClassHierarchyResolver.defaultResolver());
		var file = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(known));
		var model = file.parse(bytes);
		var weaving = new Weaving(model);
		var woven = file.transformClass(model, ClassTransform.transformingMethodBodies(CodeTransform.ofStateful(weaving::method))
				.andThen(ClassTransform.endHandler(weaving::addCheck)));
		return weaving.any || weaving.catches ? woven : bytes;
	}

	/** What is done to one class. */
	private static final class Weaving {
		private final ClassModel model;
		private boolean any;
		private boolean catches;

		Weaving(ClassModel model) {
			this.model = model;
		}

		private boolean isInterface() {
			return (model.flags().flagsMask() & ClassFile.ACC_INTERFACE) != 0;
		}

		/** Transforms the code of one method: a label that has been passed is one that a jump leads back to. */
		CodeTransform method() {
			var passed = new HashSet<Label>();
			var handlers = new HashSet<Label>();
			return (code, element) -> {
				if (element instanceof ExceptionCatch caught && mayBeInterruption(caught)) {
					handlers.add(caught.handler());
				}
				if (leadsBack(element, passed)) {
					any = true;
					code.invokestatic(model.thisClass().asSymbol(), CHECK, MTD_void, isInterface());
				}
				code.with(element);
				if (element instanceof LabelTarget target) {
					passed.add(target.label());
					if (handlers.contains(target.label())) {
						catches = true;
						code.dup().invokestatic(model.thisClass().asSymbol(), CAUGHT, TAKE, isInterface());
					}
				}
			};
		}

		/** Whether a handler takes interruptions: by name, or among others. */
		private static boolean mayBeInterruption(ExceptionCatch caught) {
			return caught.catchType().map(type -> type.asInternalName()).map(TAKERS::contains).orElse(true);
		}

		private static boolean leadsBack(CodeElement element, Set<Label> passed) {
			return switch (element) {
				case BranchInstruction branch -> passed.contains(branch.target());
				case TableSwitchInstruction choice -> leadsBack(choice.defaultTarget(), choice.cases(), passed);
				case LookupSwitchInstruction choice -> leadsBack(choice.defaultTarget(), choice.cases(), passed);
				default -> false;
			};
		}

		private static boolean leadsBack(Label other, List<SwitchCase> cases, Set<Label> passed) {
			return passed.contains(other) || cases.stream().anyMatch(one -> passed.contains(one.target()));
		}

		void addCheck(ClassBuilder builder) {
			int flags = ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC;
			if (any) {
				builder.withMethodBody(CHECK, MTD_void, flags, Weaving::check);
			}
			if (catches) {
				builder.withMethodBody(CAUGHT, TAKE, flags, Weaving::caught);
			}
		}

		private static void caught(CodeBuilder code) {
			code.aload(0).instanceOf(INTERRUPTED).ifThen(again -> again.invokestatic(THREAD, "currentThread", CURRENT).invokevirtual(THREAD, "interrupt", MTD_void)).return_();
		}

		private static void check(CodeBuilder code) {
			code.invokestatic(THREAD, "currentThread", CURRENT).invokevirtual(THREAD, "isInterrupted", ASK)
					.ifThen(stop -> stop.new_(CANCELLATION).dup().invokespecial(CANCELLATION, ConstantDescs.INIT_NAME, MTD_void).athrow())
					.return_();
		}
	}
}
